/** A node answers the layer above, and tells it for which places it speaks. */

import { expect, test } from 'vitest';
import { entriesOf } from '../../../impl/epochs/entries.ts';
import { epochs } from '../../../impl/epochs/step.ts';
import { BadPlacement } from '../../../impl/places/placement.ts';
import { UNWRITTEN } from '../../../impl/places/version.ts';
import { configOf, Talk } from './talk.ts';

const ONE = configOf(1);
const FIRST = { counter: 1, writer: 5, boot: 1 };
const keep = { type: 'keep', place: 0, class: 0, epoch: 0, key: 'k', version: FIRST, value: 'a' } as const;
const seal = { type: 'seal', place: 0, from: 0, to: 1, epoch: 0, ballot: { round: 1, node: 3 }, since: 0 } as const;
const FOUNDERS = [0, 1, 2].map((node) => ({ since: 0, round: 0, node }));
const NEWS = { type: 'installed', from: 0, to: 1, epoch: 1, configuration: FOUNDERS } as const;

function talk(): Talk {
  return new Talk({ 0: ONE, 1: ONE, 2: ONE, 3: ONE });
}

test('a member keeps a newer version under the named epoch, and shows it', () => {
  const nodes = talk();
  nodes.ask(0, keep);
  nodes.ask(0, { type: 'look', place: 0, class: 0, key: 'k', epoch: 0 });
  nodes.ask(0, { type: 'look', place: 0, class: 0, key: 'other', epoch: 0 });
  expect(nodes.outputs).toEqual([
    { at: 0, type: 'kept', place: 0, class: 0, key: 'k', version: FIRST },
    { at: 0, type: 'shown', place: 0, class: 0, key: 'k', epoch: 0, version: FIRST, value: 'a' },
    { at: 0, type: 'shown', place: 0, class: 0, key: 'other', epoch: 0, version: UNWRITTEN, value: null },
  ]);
});

test.each([
  ['notMine', { ...keep, place: 1 }],
  ['otherEpoch', { ...keep, epoch: 1 }],
  ['olderVersion', { ...keep, value: 'b' }],
] as const)('a request is refused because of %s', (because, request) => {
  const nodes = talk();
  nodes.ask(0, keep);
  nodes.ask(0, request);
  expect(nodes.outputs.at(-1)).toEqual({ at: 0, type: 'refused', place: request.place, class: 0, key: 'k', because, epoch: 0 });
});

test('a sealed member keeps and shows nothing, and says so to the layer above', () => {
  const nodes = talk();
  nodes.happen(0, { type: 'receive', from: 3, message: seal });
  nodes.ask(0, keep);
  nodes.ask(0, { type: 'look', place: 0, class: 0, key: 'k', epoch: 0 });
  const refused = { at: 0, type: 'refused', place: 0, class: 0, key: 'k', because: 'sealed', epoch: 0 };
  expect(nodes.outputs).toEqual([{ at: 0, type: 'speaks', pieces: [] }, refused, refused]);
});

test('a promise holds only what has changed since the copy, and the claimant has both', () => {
  const nodes = new Talk({ 0: ONE, 1: ONE, 2: ONE, 3: ONE }, [0]);
  for (const id of [1, 2]) nodes.ask(id, { ...keep, place: id, key: 'early' });
  nodes.ask(3, { type: 'responsible', place: 0, from: 0, to: 1 });
  nodes.ask(1, { ...keep, place: 1, key: 'late' });
  nodes.happen(3, { type: 'suspect', node: 0 });
  const told = nodes.sent.flatMap((message) => (message.type === 'sealed' ? [message.items.map(({ key }) => key)] : []));
  expect(told).toEqual([['late'], []]);
  expect(entriesOf(nodes.stateOf(3).store).map(({ place, key }) => [place, key])).toEqual([
    [0, 'early'],
    [0, 'late'],
  ]);
});

test('a member that is named a later epoch refuses, and asks the others about it', () => {
  const nodes = talk();
  nodes.happen(1, { type: 'receive', from: 2, message: NEWS });
  nodes.ask(0, { ...keep, epoch: 1 });
  expect(nodes.outputs.find(({ at }) => at === 0)).toEqual({
    at: 0,
    type: 'refused',
    place: 0,
    class: 0,
    key: 'k',
    because: 'otherEpoch',
    epoch: 0,
  });
  expect(nodes.stateOf(0).known[0].epoch).toBe(1);
});

test('a node that knows no configuration asks the ring for the carriers, and goes on with what the ring answers', () => {
  const nodes = new Talk({ 0: ONE, 1: ONE, 2: ONE, 3: { ...ONE, founding: [] } }, [0]);
  nodes.ask(3, { type: 'responsible', place: 0, from: 0, to: 1 });
  nodes.happen(3, { type: 'timeout', timer: { type: 'retry' } });
  expect(nodes.outputs.filter(({ type }) => type === 'lookup').length).toBe(3);
  for (const place of [0, 1, 2]) nodes.ask(3, { type: 'route', place, from: 0, to: 1, node: place });
  nodes.happen(3, { type: 'suspect', node: 0 });
  expect(nodes.outputs.filter(({ at, type }) => at === 3 && type === 'speaks').at(-1)).toEqual({
    at: 3,
    type: 'speaks',
    pieces: [{ place: 0, from: 0, to: 1, epoch: 1 }],
  });
});

test('a node names the carriers of a class, and asks the ring about those that have not answered', () => {
  const nodes = talk();
  nodes.ask(0, { type: 'give', place: 0, from: 0, to: 1, heir: 3 });
  nodes.outputs.length = 0;
  nodes.ask(0, { type: 'locate', class: 0, epoch: 0, missing: [2] });
  nodes.ask(3, { type: 'locate', class: 0, epoch: 0, missing: [] });
  expect(nodes.outputs).toEqual([
    { at: 0, type: 'located', class: 0, epoch: 0, nodes: [3, 1, 2] },
    { at: 0, type: 'lookup', place: 2, from: 0, to: 1 },
    { at: 3, type: 'located', class: 0, epoch: 0, nodes: [3, 1, 2] },
  ]);
});

test('a node that is to locate the places of an unknown class asks the ring about all of them', () => {
  const nodes = new Talk({ 3: { ...ONE, founding: [] } });
  nodes.ask(3, { type: 'locate', class: 0, epoch: -1, missing: [] });
  expect(nodes.outputs.map(({ type }) => type)).toEqual(['located', 'lookup', 'lookup', 'lookup']);
  expect(nodes.outputs[0]).toEqual({ at: 3, type: 'located', class: 0, epoch: -1, nodes: [null, null, null] });
});

test('a node that hears from above of a later epoch asks the carriers about it', () => {
  const nodes = talk();
  nodes.happen(1, { type: 'receive', from: 2, message: NEWS });
  nodes.ask(3, { type: 'locate', class: 0, epoch: 1, missing: [] });
  expect(nodes.stateOf(3).known[0].epoch).toBe(1);
});

test('a claimant that finds a role moved asks the node that has it', () => {
  const nodes = new Talk({ 0: ONE, 1: ONE, 2: ONE, 3: ONE, 4: ONE }, [0]);
  nodes.ask(2, { type: 'give', place: 2, from: 0, to: 1, heir: 4 });
  nodes.ask(3, { type: 'responsible', place: 0, from: 0, to: 1 });
  nodes.happen(3, { type: 'suspect', node: 0 });
  expect(nodes.stateOf(4).known[0].epoch).toBe(1);
  expect(nodes.stateOf(3).routes).toEqual([{ place: 2, from: 0, to: 1, node: 4 }]);
});

test('a founding configuration that does not fit is refused', () => {
  const founding = [{ from: 0, to: 2, nodes: [0, 1] }];
  expect(() => epochs.init(0, { ...ONE, founding })).toThrow(BadPlacement);
  expect(() => epochs.init(0, { ...ONE, founding })).toThrow(
    'founding: got 2 nodes for classes 0 to 2, expected 3 nodes and classes below 1',
  );
});

test('a question about one class is about all classes around it with the same epoch and carrier', () => {
  const config = configOf(8);
  const nodes = new Talk({ 0: config, 1: config, 2: config, 3: { ...config, founding: [] } });
  nodes.ask(3, { type: 'locate', class: 2, epoch: -1, missing: [] });
  expect(nodes.outputs.slice(1)).toEqual([0, 1, 2].map((place) => ({ at: 3, type: 'lookup', place, from: 2, to: 8 })));
  for (const place of [0, 1, 2]) nodes.ask(3, { type: 'route', place, from: 2, to: 8, node: place });
  nodes.ask(3, { type: 'locate', class: 5, epoch: 0, missing: [] });
  // One answer has told of the epoch of all these classes, so nobody is asked about another one of them.
  expect(nodes.stateOf(3).known.map(({ from, to, epoch }) => ({ from, to, epoch }))).toEqual([{ from: 2, to: 8, epoch: 0 }]);
  const { length } = nodes.sent;
  nodes.ask(3, { type: 'locate', class: 7, epoch: 0, missing: [] });
  expect(nodes.sent.length).toBe(length);
  expect(nodes.outputs.at(-1)).toEqual({ at: 3, type: 'located', class: 7, epoch: 0, nodes: [0, 1, 2] });
});
