import { expect, test } from 'vitest';
import { entriesOf } from '../../../impl/epochs/entries.ts';
import type { Message as EpochsMessage } from '../../../impl/epochs/messages.ts';
import { foundedBy } from '../../../impl/epochs/role.ts';
import type { Event, NodeId } from '../../../impl/kernel/protocol.ts';
import { placement } from '../../../impl/places/placement.ts';
import { UNWRITTEN } from '../../../impl/places/version.ts';
import { type StoreOnEpochs, storeOnEpochs } from '../../../impl/stack/store-on-epochs.ts';
import type { Held } from '../../../impl/store/messages.ts';

const FOUNDERS = [0, 1, 2];
const X = { class: 0, key: 'x' };

function run(events: readonly Event<StoreOnEpochs>[]): StoreOnEpochs['state'] {
  const lower = { placed: placement(3, 3), founding: [{ from: 0, to: 1, nodes: FOUNDERS }], retryMs: 100 };
  const begun = storeOnEpochs.init(0, { lower, upper: { degree: 3, retryMs: 100 } }).state;
  return [{ type: 'start' } as const, ...events].reduce((state, event) => storeOnEpochs.step(state, event).state, begun);
}

function epochs(inner: EpochsMessage): Event<StoreOnEpochs> {
  return { type: 'receive', from: 1, message: { type: 'lower', inner } };
}

function put(ticket: number): Event<StoreOnEpochs> {
  const writes = [{ ...X, value: `${ticket}` }];
  return { type: 'request', request: { type: 'upper', inner: { type: 'run', ticket, items: [X], writes } } };
}

function held(place: NodeId, number: number): Event<StoreOnEpochs> {
  const transaction = { node: 0, boot: 1, number };
  const inner: Held = { type: 'held', transaction, place, ...X, epoch: 0, version: UNWRITTEN, value: null, lockedOver: null };
  return { type: 'receive', from: place, message: { type: 'upper', inner } };
}

test('a node that asks its own place for two transactions at once gets one lock', () => {
  const sealed = epochs({ type: 'seal', place: 0, from: 0, to: 1, epoch: 0, ballot: { round: 1, node: 1 }, since: 0 });
  const renewed = epochs({ type: 'installed', from: 0, to: 1, epoch: 1, configuration: foundedBy(FOUNDERS) });
  const reads = [1, 2].flatMap((number) => [held(1, number), held(2, number)]);
  const retry: Event<StoreOnEpochs> = { type: 'timeout', timer: { type: 'upper', inner: { type: 'retry' } } };
  const { lower, upper } = run([sealed, put(1), put(2), ...reads, renewed, retry]);

  expect(upper.open.map(({ parts }) => parts[0].poll.answers)).toEqual([[{ place: 0, answer: true }], [{ place: 0, answer: false }]]);
  expect(entriesOf(lower.store).flatMap(({ locks = [] }) => locks.map(({ transaction }) => transaction.number))).toEqual([1]);
});
