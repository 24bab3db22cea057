/** A node speaks for many classes at once: pieces are split where a message concerns a part, and merged where they become equal. */

import { expect, test } from 'vitest';
import { entriesOf } from '../../../impl/epochs/entries.ts';
import { inside, merged, outside } from '../../../impl/epochs/pieces.ts';
import { configOf, Talk } from './talk.ts';

const FOUR = configOf(4);

function talk(down: readonly number[] = []): Talk {
  return new Talk({ 0: FOUR, 1: FOUR, 2: FOUR, 3: FOUR, 4: FOUR }, down);
}

/** Node `id` takes place 0 of these classes over from node 0, which is down. */
function takeOver(nodes: Talk, id: number, from: number, to: number): void {
  nodes.ask(id, { type: 'responsible', place: 0, from, to });
  nodes.happen(id, { type: 'suspect', node: 0 });
}

test('equal neighbours are one piece, and others stay apart', () => {
  const pieces = [
    { place: 0, from: 2, to: 4, epoch: 1 },
    { place: 1, from: 0, to: 1, epoch: 1 },
    { place: 0, from: 0, to: 2, epoch: 1 },
    { place: 0, from: 4, to: 5, epoch: 2 },
    { place: 0, from: 6, to: 7, epoch: 2 },
  ];
  expect(merged(pieces)).toEqual([{ place: 0, from: 0, to: 4, epoch: 1 }, pieces[3], pieces[4], pieces[1]]);
});

test('a piece is cut at the ends of others', () => {
  const piece = { place: 0, from: 1, to: 9 };
  expect(
    outside(piece, [
      { from: 0, to: 2 },
      { from: 4, to: 6 },
    ]),
  ).toEqual([
    { place: 0, from: 2, to: 4 },
    { place: 0, from: 6, to: 9 },
  ]);
  expect(inside([piece], { from: 8, to: 20 })).toEqual([{ place: 0, from: 8, to: 9 }]);
  expect(inside([piece], { from: 9, to: 20 })).toEqual([]);
});

test('a claim of some classes splits what their members know, and leaves the other classes as they are', () => {
  const nodes = talk([0]);
  takeOver(nodes, 3, 1, 3);
  const epochsAt = (id: number) => nodes.stateOf(id).known.map(({ from, to, epoch }) => [from, to, epoch]);
  expect(epochsAt(1)).toEqual([
    [0, 1, 0],
    [1, 3, 1],
    [3, 4, 0],
  ]);
  expect(nodes.stateOf(3).carried.map(({ place, from, to }) => [place, from, to])).toEqual([[0, 1, 3]]);
  expect(nodes.stateOf(1).carried.map(({ from, to, promised }) => [from, to, promised])).toEqual([[0, 4, null]]);
});

test('a claim of a range with two epochs is split, and each part ends under its own next epoch', () => {
  const nodes = talk([0]);
  takeOver(nodes, 3, 1, 3);
  nodes.ask(4, { type: 'responsible', place: 0, from: 0, to: 4 });
  nodes.happen(4, { type: 'suspect', node: 0 });
  expect(nodes.stateOf(4).carried.map(({ from, to }) => [from, to])).toEqual([
    [0, 1],
    [3, 4],
  ]);
  expect(nodes.stateOf(4).claims.map(({ from, to, epoch, phase }) => [from, to, epoch, phase])).toEqual([[1, 3, 1, 'surveying']]);
  nodes.happen(4, { type: 'suspect', node: 3 });
  const places = nodes.stateOf(4).carried.map(({ place, from, to }) => [place, from, to]);
  expect(places).toEqual([
    [0, 0, 1],
    [0, 1, 3],
    [0, 3, 4],
  ]);
  expect(nodes.stateOf(1).known.map(({ epoch }) => epoch)).toEqual([1, 2, 1]);
});

test('classes that are renewed one after the other are one piece again in the end', () => {
  const nodes = talk();
  const seal = { type: 'seal', place: 1, from: 0, to: 2, epoch: 0, ballot: { round: 1, node: 4 }, since: 0 } as const;
  nodes.happen(1, { type: 'receive', from: 4, message: seal });
  expect(nodes.stateOf(1).carried.length).toBe(2);
  nodes.happen(1, { type: 'timeout', timer: { type: 'renew' } });
  expect(nodes.stateOf(1).known.map(({ from, to, epoch }) => [from, to, epoch])).toEqual([
    [0, 2, 1],
    [2, 4, 0],
  ]);
  nodes.happen(1, { type: 'receive', from: 4, message: { ...seal, from: 2, to: 4 } });
  nodes.happen(1, { type: 'timeout', timer: { type: 'renew' } });
  for (const id of [0, 1, 2]) {
    expect(nodes.stateOf(id).known.map(({ from, to, epoch }) => [from, to, epoch])).toEqual([[0, 4, 1]]);
    expect(nodes.stateOf(id).carried.length).toBe(1);
  }
});

test('a part of a role is handed over, and its data with it', () => {
  const nodes = talk();
  const version = { counter: 1, writer: 0, boot: 1 };
  for (const ofClass of [0, 2]) nodes.ask(0, { type: 'keep', place: 0, class: ofClass, epoch: 0, key: 'k', version, value: ofClass });
  nodes.ask(0, { type: 'give', place: 0, from: 1, to: 3, heir: 3 });
  expect(nodes.stateOf(0).carried.map(({ from, to }) => [from, to])).toEqual([
    [0, 1],
    [3, 4],
  ]);
  expect(entriesOf(nodes.stateOf(3).store).map((entry) => [entry.class, entry.value])).toEqual([[2, 2]]);
  expect(entriesOf(nodes.stateOf(0).store).map((entry) => entry.class)).toEqual([0]);
});
