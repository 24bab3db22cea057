/**
 * Compares the two cores on every fast scenario, searched to its end. With beginnings of names (`-- relaxed-ring/`), on
 * those scenarios only, slow ones included; with `--states N`, on the first N states of each. Exits with 1 if they differ.
 */
import { isDeepStrictEqual, parseArgs } from 'node:util';
import { allScenarios } from '../scenarios/all.ts';
import { bothCores } from './compare-cores/both-cores.ts';

const MOST_STATES = 1_000_000_000;

const { values, positionals } = parseArgs({ options: { states: { type: 'string' } }, allowPositionals: true });
const most = values.states === undefined ? undefined : Number(values.states);
const chosen = allScenarios.filter(({ name, cost }) =>
  positionals.length === 0 ? cost === 'fast' : positionals.some((beginning) => name.startsWith(beginning)),
);
if (most !== undefined && !(Number.isInteger(most) && most > 0 && most <= MOST_STATES)) {
  console.error(`compare-cores: --states: got ${values.states}, expected a number from 1 to ${MOST_STATES}`);
  process.exit(2);
}
if (chosen.length === 0) {
  console.error(`compare-cores: no scenario's name begins with ${positionals.join(' or ')}; npx selfman list names them all.`);
  process.exit(2);
}

const seconds = { reference: 0, packed: 0 };
let [alike, refused, differing] = [0, 0, 0];
for (const scenario of chosen) {
  const { packed, reference } = await bothCores(scenario, most);
  if (reference === null) {
    refused++;
    console.log(`- ${String(packed.told)}`);
    continue;
  }
  seconds.packed += packed.seconds;
  seconds.reference += reference.seconds;
  const isSame = isDeepStrictEqual(packed.told, reference.told);
  if (isSame) alike++;
  else differing++;
  const ratio = `${reference.seconds.toFixed(2)} s in the reference core, ${packed.seconds.toFixed(2)} s in the packed one`;
  console.log(`${isSame ? '✓' : '✗'} ${scenario.name}: ${ratio}`);
  if (!isSame) console.log(JSON.stringify({ reference: reference.told, packed: packed.told }, null, 2));
}
console.log(`${alike} the same, ${differing} not, ${refused} for the reference core alone`);
console.log(`CPU: ${seconds.reference.toFixed(1)} s in the reference core, ${seconds.packed.toFixed(1)} s in the packed one`);
process.exitCode = differing === 0 ? 0 : 1;
