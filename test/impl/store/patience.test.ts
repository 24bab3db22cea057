/** How long a node waits before it resolves the locks of others, and after rivals have outranked it. */
import { expect, test } from 'vitest';
import type { Event } from '../../../impl/kernel/protocol.ts';
import type { UnsettledHere } from '../../../impl/store/messages.ts';
import type { Store } from '../../../impl/store/protocol.ts';
import type { Config, State } from '../../../impl/store/state.ts';
import { store } from '../../../impl/store/step.ts';

const CONFIG: Config = { degree: 3, retryMs: 300, patienceMs: 1000, giveUpAfter: 20 };
const SPARING: Config = { ...CONFIG, pausesDouble: true };
const COORDINATOR = 9;
const transaction = { node: COORDINATOR, boot: 1, number: 7 };
const base = { counter: 1, writer: 2, boot: 1 };
const home = { class: 0, key: 'x', base };
const write = { version: { counter: 2, writer: COORDINATOR, boot: 1 }, value: 1 };
const locked: UnsettledHere['entries'][number] = {
  ...{ place: 0, class: 0, key: 'vx', version: base, value: 0 },
  locks: [{ transaction, home, base, write }],
};

/** A node, and the layer below it: that has `entries`, and names node 2, 3 and 4 for the places. */
class Driven {
  state: State;
  readonly sent: string[] = [];
  readonly #entries: UnsettledHere['entries'];
  looks = 0;

  constructor(config: Config, entries: UnsettledHere['entries'] = []) {
    this.state = store.init(1, config).state;
    this.#entries = entries;
  }

  take(event: Event<Store>): this {
    const { state, effects } = store.step(this.state, event);
    this.state = state;
    for (const effect of effects) {
      if (effect.type === 'send') this.sent.push(effect.message.type);
      if (effect.type !== 'indicate') continue;
      if (effect.output.type === 'locate')
        this.take({ type: 'request', request: { type: 'located', class: 0, nodes: [2, 3, 4], epoch: 0 } });
      if (effect.output.type !== 'unsettled') continue;
      this.looks += 1;
      this.take({ type: 'request', request: { type: 'unsettledHere', entries: this.#entries } });
    }
    return this;
  }

  /** The number of promises that this event makes it ask for. */
  promisesAfter(event: Event<Store>): number {
    this.sent.length = 0;
    return this.take(event).sent.filter((type) => type === 'promise').length;
  }

  /** A place has promised to a rival. */
  outranked(): this {
    const [{ ballot }] = this.state.resolving;
    const promised = { ...ballot, round: ballot.round + 1, node: 2 };
    return this.take({ type: 'receive', from: 2, message: { type: 'outranked', transaction, place: 0, ballot, promised } });
  }
}

const PATIENCE: Event<Store> = { type: 'timeout', timer: { type: 'patience' } };
const RETRY: Event<Store> = { type: 'timeout', timer: { type: 'retry' } };

/** After how many ends of the patience each ballot begins, if all are outranked at once. */
function ballotsOf(config: Config, ends: number): readonly number[] {
  const node = new Driven(config, [locked]);
  return Array.from({ length: ends }, (_, i) => i + 1).filter(() => {
    const begins = node.promisesAfter(PATIENCE) > 0;
    if (begins) node.outranked().outranked();
    return begins;
  });
}

test('a lock that was there the last time is resolved', () => {
  const node = new Driven(SPARING, [locked]);
  expect([1, 2].map(() => node.promisesAfter(PATIENCE))).toEqual([0, 3]);
});

test('the pauses between ballots that rivals outrank double, up to 64 times the patience', () => {
  expect(ballotsOf(SPARING, 300)).toEqual([2, 3, 5, 9, 17, 33, 65, 129, 193, 257]);
  expect(ballotsOf(CONFIG, 5)).toEqual([2, 3, 4, 5]);
});

/** A write of its own, proposed in ballot 1, that a rival has outranked. */
function ownOutranked(config: Config): Driven {
  const node = new Driven(config).take({ type: 'request', request: { type: 'put', ticket: 1, class: 0, key: 'x', value: 1 } });
  const own = { node: 1, boot: 1, number: 1 };
  const at = (place: number) => ({ transaction: own, place, epoch: 0, class: 0, key: 'x' });
  const hear = (message: Store['message']) => node.take({ type: 'receive', from: 2, message });
  for (const place of [0, 1]) hear({ type: 'held', ...at(place), version: base, value: 0, lockedOver: null });
  for (const place of [0, 1]) hear({ type: 'voted', ...at(place), isPrepared: true });
  return node;
}

test('a coordinator that was outranked begins again after pauses of its own, in units of the time to answer', () => {
  const node = ownOutranked({ ...SPARING, giveUpAfter: 1000 });
  const own = { node: 1, boot: 1, number: 1 };
  const outrank = (): void => {
    const ballot = node.state.resolving[0]?.ballot ?? { round: 1, node: 1, boot: 1 };
    const promised = { ...ballot, round: ballot.round + 1, node: 2 };
    node.take({ type: 'receive', from: 2, message: { type: 'outranked', transaction: own, place: 0, ballot, promised } });
  };
  expect(node.state.open[0].stage.type).toBe('proposing');
  // The first ballot of the coordinator itself was outranked: it begins another one at once, which is outranked, too.
  outrank();
  outrank();
  const begun = Array.from({ length: 16 }, (_, i) => i + 1).filter(() => {
    const begins = node.promisesAfter(RETRY) > 0;
    if (begins) outrank();
    return begins;
  });
  expect(begun).toEqual([1, 3, 7, 15]);
  expect(node.promisesAfter(PATIENCE)).toBe(0);
});

test('while a question of its own waits for a majority, a node looks for locks ever less often, and as before when it has ended', () => {
  const node = new Driven({ ...SPARING, giveUpAfter: 1000 });
  node.take({ type: 'request', request: { type: 'get', ticket: 1, class: 0, key: 'x' } });
  const looks = (ends: number): readonly number[] =>
    Array.from({ length: ends }, (_, i) => i + 1).filter(() => {
      const before = node.looks;
      for (let i = 0; i < 3; i++) node.take(RETRY);
      node.take(PATIENCE);
      return node.looks > before;
    });
  expect(looks(64)).toEqual([1, 3, 7, 15, 31, 47, 63]);
  const held = { transaction: { node: 1, boot: 1, number: 1 }, class: 0, key: 'x', epoch: 0, version: base, value: 0, lockedOver: null };
  for (const place of [0, 1]) node.take({ type: 'receive', from: 2, message: { type: 'held', place, ...held } });
  expect(node.state.open).toEqual([]);
  expect(looks(4)).toEqual([1, 2, 3, 4]);
});
