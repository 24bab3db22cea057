/**
 * Without options: tries every kept mutant on the scenario that must catch it, and prints the table.
 * With `--via URL`: lets other machines try them, on which `--worker URL` runs; see docs/guide/many-machines.md.
 * With `--random N`: draws N mutants of the protocols, tries them on all fast scenarios, and writes docs/results/mutants.md.
 */
import { BadOption } from '../cli/addresses.ts';
import { namedMutants } from './mutants/named.ts';
import { randomMutants } from './mutants/random.ts';

const args = process.argv.slice(2);

async function run([option, url, , idle]: readonly string[]): Promise<number> {
  if (option !== '--via' && option !== '--worker') return option === undefined ? shown(await namedMutants()) : randomMutants(args);
  const { triedElsewhere, workOnMutants } = await import('./mutants/over-nats.ts');
  if (option === '--worker') return workOnMutants(url ?? '', idle === undefined ? undefined : Number(idle));
  return shown(await namedMutants(await triedElsewhere(url ?? '')));
}

function shown(table: string): number {
  console.log(table);
  return 0;
}

try {
  process.exitCode = await run(args);
} catch (error) {
  if (!(error instanceof BadOption)) throw error;
  console.error(`mutants: ${error.message}`);
  process.exitCode = 2;
}
