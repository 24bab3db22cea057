/**
 * Measures the cost of the store on epochs against the number of items: four nodes in this process, reducers only, messages
 * handed over in order. All sizes are measured in one run, because ratios of one run are comparable and times of two are not.
 */
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { folded } from '../experiments/folding.ts';
import { changesBetween, type Item, withItems } from '../impl/epochs/entries.ts';
import { encode } from '../impl/kernel/plain-data.ts';
import type { Event, NodeId } from '../impl/kernel/protocol.ts';
import { placement } from '../impl/places/placement.ts';
import { type StoreOnEpochs, storeOnEpochs } from '../impl/stack/store-on-epochs.ts';
import type { Request } from '../impl/store/messages.ts';
import { machine } from './machine.ts';

type State = StoreOnEpochs['state'];
type Output = StoreOnEpochs['output'];

const NODES: readonly NodeId[] = [0, 1, 2, 3];
const SIZES = [1_000, 100_000, 1_000_000];
const WARM_UP = 2_000;
const OPERATIONS = 4_000;
const CLASSES = 2 ** 40;
const QUARTER = CLASSES / 4;

/** Writes the page of results. */
export function reportStore(): void {
  const file = join(import.meta.dirname, '..', 'docs', 'results', 'store.md');
  const [before] = loadavg();
  const tables = [3, 4].map(tableOf);
  const [after] = loadavg();
  const page = `# Cost of the store

\`npm run bench -- store\` writes this page: ${new Date().toISOString().slice(0, 10)}, on ${machine()}. The figures are microseconds of CPU time.

Four nodes run in one process, without sockets and disk: the figures are those of the reducers. The nodes are asked in turn. A write puts a value that nobody has read, and a commit reads a counter and writes the next number.

The load of the machine was ${before.toFixed(1)} at the beginning and ${after.toFixed(1)} at the end. A load above 1 means that other processes ran beside this one. They make CPU times longer, so times are upper bounds then, while ratios hold.

The aims for f = 3 are 60 µs for a read, and 350 µs for read, compute, commit. The aim for a million items is twice the cost of a thousand.

${tables.join('\n\n')}`;
  writeFileSync(file, `${folded(page)}\n`);
  console.log(file);
}

function tableOf(degree: number): string {
  const rows = SIZES.map((size) => measured(degree, size));
  const ratios = rows[rows.length - 1].map((most, i) => (most / rows[0][i]).toFixed(2));
  return [
    `| f = ${degree}, items | read | write | read, compute, commit | difference of a step | digest of a step |`,
    '| --- | --: | --: | --: | --: | --: |',
    ...rows.map((row, i) => `| ${[SIZES[i].toLocaleString('en-US'), ...row.map(shown)].join(' | ')} |`),
    `| ${['most / fewest', ...ratios].join(' | ')} |`,
  ].join('\n');
}

function shown(us: number): string {
  return us < 10 ? us.toFixed(1) : us.toFixed(0);
}

function measured(degree: number, size: number): readonly number[] {
  const cluster = new Cluster(degree, size);
  const steps = (perform: (i: number) => void) => {
    for (let i = 0; i < WARM_UP; i++) perform(i);
    return cpuOf(() => {
      for (let i = 0; i < OPERATIONS; i++) perform(WARM_UP + i);
    }, OPERATIONS);
  };
  const read = steps((i) => cluster.get(i));
  const write = steps((i) => cluster.put(i));
  const commit = steps((i) => cluster.increment(i));
  cluster.recorded = [];
  for (let i = 0; i < OPERATIONS / 4; i++) cluster.put(i);
  const pairs = cluster.recorded;
  let found = 0;
  const difference = cpuOf(() => {
    for (const [before, after] of pairs) found += changesBetween(before, after).length;
  }, pairs.length);
  let sum = 0n;
  const digest = cpuOf(() => {
    for (const [before, after] of pairs) {
      for (const change of changesBetween(before, after)) sum += digestOf(change.after) - digestOf(change.before);
    }
  }, pairs.length);
  if (found < pairs.length || sum === 0n) throw new Error('each of these steps changes an entry');
  return [read, write, commit, difference, digest];
}

/** Of an entry; the digest of a state is the sum over its entries, modulo 2¹²⁸. */
function digestOf(entry: unknown): bigint {
  return entry === null ? 0n : BigInt(`0x${createHash('sha256').update(encode(entry)).digest('hex').slice(0, 32)}`);
}

/** Microseconds of CPU for each of `times`. */
function cpuOf(perform: () => void, times: number): number {
  const before = process.cpuUsage();
  perform();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / times;
}

type Stored = State['lower']['store'];

/** Four nodes that carry the places of four quarters of the classes in turn, with `size` items spread over all classes. */
class Cluster {
  /** The data before and after each step that changes them, if they are wanted. */
  recorded: (readonly [Stored, Stored])[] | null = null;
  readonly #states: State[];
  readonly #size: number;
  #ticket = 0;

  constructor(degree: number, size: number) {
    this.#size = size;
    const founding = NODES.map((first) => ({
      from: first * QUARTER,
      to: (first + 1) * QUARTER,
      nodes: Array.from({ length: degree }, (_, place) => (first + place) % NODES.length),
    }));
    const config = { lower: { placed: placement(CLASSES * degree, degree), founding }, upper: { degree } };
    this.#states = NODES.map((id) => {
      const begun = storeOnEpochs.init(id, config).state;
      return storeOnEpochs.step(begun, { type: 'start' }).state;
    });
    const items = Array.from({ length: size }, (_, i): Item => ({ ...itemAt(i), version: { counter: 1, writer: 0, boot: 1 }, value: i }));
    this.#states = this.#states.map((state) => {
      const filled = state.lower.carried.reduce((store, { place, from, to }) => {
        const own = items.filter((item) => from <= item.class && item.class < to).map((item) => ({ ...item, key: `=${item.key}` }));
        return withItems(store, place, own);
      }, state.lower.store);
      return { ...state, lower: { ...state.lower, store: filled } };
    });
  }

  get(i: number): void {
    const [output] = this.#ask(i, { type: 'get', ticket: this.#ticket++, ...itemAt(this.#pick(i)) });
    if (output?.inner.type !== 'got') throw new Error(`expected a reading, got ${encode(output)}`);
  }

  put(i: number): void {
    const [output] = this.#ask(i, { type: 'put', ticket: this.#ticket++, ...itemAt(this.#pick(i)), value: i });
    if (output?.inner.type !== 'committed') throw new Error(`expected a commit, got ${encode(output)}`);
  }

  /** Reads a counter and writes the next number. */
  increment(i: number): void {
    const ticket = this.#ticket++;
    const item = itemAt(this.#pick(i));
    const [read] = this.#ask(i, { type: 'begin', ticket, items: [item] });
    if (read?.inner.type !== 'read') throw new Error(`expected a reading, got ${encode(read)}`);
    const value = Number(read.inner.readings[0].value) + 1;
    const [done] = this.#ask(i, { type: 'commit', ticket, writes: [{ ...item, value }] });
    if (done?.inner.type !== 'committed') throw new Error(`expected a commit, got ${encode(done)}`);
  }

  /** Items in an order that jumps around. */
  #pick(i: number): number {
    return (i * 7919) % this.#size;
  }

  /** The answers to a client, once nobody has anything to say any more. */
  #ask(i: number, inner: Request): readonly Output[] {
    const first = NODES[i % NODES.length];
    const outputs: Output[] = [];
    const waiting: { readonly to: NodeId; readonly event: Event<StoreOnEpochs> }[] = [
      { to: first, event: { type: 'request', request: { type: 'upper', inner } } },
    ];
    for (let next = 0; next < waiting.length; next++) {
      const { to, event } = waiting[next];
      const before = this.#states[to];
      const { state, effects } = storeOnEpochs.step(before, event);
      this.#states[to] = state;
      if (this.recorded !== null && before.lower.store !== state.lower.store) this.recorded.push([before.lower.store, state.lower.store]);
      for (const effect of effects) {
        if (effect.type === 'send') waiting.push({ to: effect.to, event: { type: 'receive', from: to, message: effect.message } });
        else if (effect.type === 'indicate' && effect.output.type === 'upper') outputs.push(effect.output);
      }
    }
    return outputs;
  }
}

/** Item `i` of those that are spread over all classes. */
function itemAt(i: number): { readonly class: number; readonly key: string } {
  return { class: (i * 679_891_637_639) % CLASSES, key: `item ${i}` };
}
