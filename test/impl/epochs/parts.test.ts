/** A hand-over of more data than one message takes. */
import { expect, test } from 'vitest';
import { entriesOf } from '../../../impl/epochs/entries.ts';
import { byteLength, LARGEST_PART } from '../../../impl/epochs/size.ts';
import { configOf, Talk } from './talk.ts';

const CLASSES = 40;

/** Node 0 carries place 0 with an item in each class, and gives it to node 3. */
function handedOver(partBytes: number | undefined, value: (i: number) => unknown): Talk {
  const config = partBytes === undefined ? configOf(CLASSES) : { ...configOf(CLASSES), partBytes };
  const nodes = new Talk({ 0: config, 1: config, 2: config, 3: config });
  for (let i = 0; i < CLASSES; i++) {
    const version = { counter: 1, writer: 0, boot: 1 };
    nodes.ask(0, { type: 'keep', place: 0, class: i, epoch: 0, key: 'k', version, value: value(i) });
  }
  nodes.ask(0, { type: 'give', place: 0, from: 0, to: CLASSES, heir: 3 });
  return nodes;
}

const sizesIn = (nodes: Talk) =>
  nodes.sent.flatMap((message) =>
    message.type === 'part' || message.type === 'handOver' ? [message.items.map((item) => byteLength(item))] : [],
  );
const sum = (sizes: readonly number[]) => sizes.reduce((all, size) => all + size, 0);

test.each([
  ['little items', 300, (i: number) => i],
  ['items of many sizes', 500, (i: number) => 'é'.repeat((i * 37) % 200)],
  ['some items that are larger than a part', 200, (i: number) => 'x'.repeat(i % 5 === 0 ? 400 : 1)],
  ['much data, in parts of the usual size', undefined, (i: number) => 'x'.repeat(20_000 + i)],
] as const)('%s: no part is larger than the bound, and all arrive once', (_, partBytes, value) => {
  const nodes = handedOver(partBytes, value);
  const parts = sizesIn(nodes);
  expect(parts.length).toBeGreaterThan(2);
  for (const sizes of parts) expect(sizes.length === 1 || sum(sizes) <= (partBytes ?? LARGEST_PART)).toBe(true);
  expect(parts.flat()).toHaveLength(CLASSES);
  expect(entriesOf(nodes.stateOf(3).store).map((entry) => entry.value)).toEqual(Array.from({ length: CLASSES }, (__, i) => value(i)));
  expect(entriesOf(nodes.stateOf(0).store)).toEqual([]);
  expect([nodes.stateOf(0).moves, nodes.stateOf(3).coming]).toEqual([[], []]);
});

test('little data go with the role, once the heir has agreed', () => {
  expect(sizesIn(handedOver(undefined, (i) => i)).map(({ length }) => length)).toEqual([0, CLASSES]);
});
