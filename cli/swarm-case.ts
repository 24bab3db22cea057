/** A plan of a swarm in a file: a run that has failed, kept so that it can be played and told again. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { begins, ends, type Fault, nodeOf } from '../swarm/fault.ts';
import { KEYS, MOST_NODES, type Plan } from '../swarm/plan.ts';
import { BadTrace } from '../traces/format/bad-trace.ts';
import { chunksOf } from '../traces/format/file-chunks.ts';
import { readJsonBytes } from '../traces/format/json-text.ts';
import { ReadingBudget } from '../traces/format/reading-budget.ts';
import { decoderOf } from '../traces/format/schema.ts';
import { BadOption } from './addresses.ts';
import { CannotWrite } from './cannot-write.ts';

const MOST_BYTES = 2 ** 24;

const asPlan = decoderOf<Plan>('swarm-plan.json');

/** Throws `BadOption` if the file does not hold a plan that can be played. */
export function readCase(file: string): Plan {
  const json = readJsonBytes(bytesOf(file));
  const decoded = 'complaint' in json ? json : asPlan(json.valid);
  const complaint = 'complaint' in decoded ? decoded.complaint : complaintAbout(decoded.valid);
  if (complaint !== null || !('valid' in decoded)) {
    throw new BadOption(`${file}: ${complaint}; use a file that "selfman swarm --save" wrote`);
  }
  return decoded.valid;
}

/** Only a file of bounded size is read: a pipe may stay silent, and a device need not end. */
function bytesOf(file: string): Uint8Array {
  try {
    return Buffer.concat([...chunksOf(file, new ReadingBudget(MOST_BYTES))]);
  } catch (error) {
    throw error instanceof BadTrace ? new BadOption(error.message) : error;
  }
}

/** A complaint about values that fit their types. */
function complaintAbout({ degree, classes, grain = 1, syncMs, nodes, clients, faults, calmAtMs }: Plan): string | null {
  const ids = nodes.map(({ id }) => id);
  const isPlace = (id: number) => Number.isSafeInteger(id) && id >= 0 && id < degree * classes;
  const times = [
    ...nodes.map(({ atMs }) => atMs),
    ...clients.map(({ atMs }) => atMs),
    ...faults.flatMap((fault) => [begins(fault), ends(fault)]),
  ];
  const named = [...clients.map(({ node }) => node), ...faults.map(nodeOf).filter((id) => id !== null)];
  if (![3, 4, 5].includes(degree)) return `degree: got ${degree}, expected 3, 4 or 5`;
  if (!Number.isSafeInteger(degree * classes) || classes < 1) return `classes: got ${classes}, expected a whole number`;
  if (grain < 1 || classes % grain !== 0) return `grain: got ${grain}, expected a divisor of ${classes}, the number of classes`;
  if (ids.length === 0 || ids.length > MOST_NODES) return `nodes: got ${ids.length}, expected 1 to ${MOST_NODES}`;
  if (new Set(ids).size < ids.length || !ids.every(isPlace)) return `nodes: expected different ids from 0 to ${degree * classes - 1}`;
  if (nodes[0].atMs !== 0) return `nodes: the first one starts at ${nodes[0].atMs} ms, expected 0`;
  if (!named.every((id) => ids.includes(id))) return 'clients or faults: name a node that is not in "nodes"';
  if (!clients.every(({ keys }) => keys.length > 0 && keys.every((key) => key >= 0 && key < KEYS)))
    return `clients: expected keys from 0 to ${KEYS - 1}`;
  if (![...times, syncMs, calmAtMs].every((time) => time >= 0 && time <= 10_000_000)) return 'expected times from 0 to 10,000,000 ms';
  if (!faults.every((fault) => begins(fault) <= ends(fault) && ends(fault) <= calmAtMs))
    return `faults: expected each to end by ${calmAtMs} ms`;
  if (faults.some((fault, i) => faults.slice(0, i).some((other) => overlap(fault, other)))) return 'faults: two partitions at a time';
  return null;
}

/** The network has one partition at a time. */
function overlap(one: Fault, other: Fault): boolean {
  const arePartitions = one.type === 'partition' && other.type === 'partition';
  return arePartitions && one.fromMs <= other.toMs && other.fromMs <= one.toMs;
}

/** Writes the plan into the folder, which is made if it is missing. Returns the file. Throws `CannotWrite`. */
export function writeCase(folder: string, plan: Plan): string {
  const file = join(folder, `seed-${plan.seed}.json`);
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, `${JSON.stringify(plan)}\n`);
  } catch (error) {
    throw new CannotWrite(file, error);
  }
  return file;
}
