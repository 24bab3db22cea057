/** A claim of more data than one message takes: members tell of some classes after others. */
import { expect, test } from 'vitest';
import { entriesOf } from '../../../impl/epochs/entries.ts';
import type { Message, Sealed, Surveyed } from '../../../impl/epochs/messages.ts';
import type { Epochs } from '../../../impl/epochs/protocol.ts';
import { byteLength, wholeClasses } from '../../../impl/epochs/size.ts';
import { epochs } from '../../../impl/epochs/step.ts';
import type { Event } from '../../../impl/kernel/protocol.ts';
import { configOf, Talk } from './talk.ts';

const CLASSES = 40;
const COPY_BYTES = 500;
const RETRY = { type: 'timeout', timer: { type: 'retry' } } as const;

const textOf = (i: number) => 'é'.repeat((i * 37) % 100);

/** Node 0 carries place 0, and 1 and 2 carry the other places. All have an item in each class. */
function filled(): Talk {
  const config = { ...configOf(CLASSES), copyBytes: COPY_BYTES, retryMs: 100 };
  const nodes = new Talk({ 0: config, 1: config, 2: config, 3: config });
  const version = { counter: 1, writer: 0, boot: 1 };
  for (const place of [0, 1, 2])
    for (let i = 0; i < CLASSES; i++) nodes.ask(place, { type: 'keep', place, class: i, epoch: 0, key: 'k', version, value: textOf(i) });
  nodes.crash(0);
  return nodes;
}

const claim = (nodes: Talk) => nodes.ask(3, { type: 'responsible', place: 0, from: 0, to: CLASSES });
const isCopy = (message: Message): message is Surveyed | Sealed =>
  (message.type === 'surveyed' || message.type === 'sealed') && message.items !== null;
const copiesIn = (nodes: Talk) => nodes.sent.filter(isCopy);
const valuesAt = (nodes: Talk, id: number) => entriesOf(nodes.stateOf(id).store).map(({ value }) => value);
const ALL = Array.from({ length: CLASSES }, (_, i) => textOf(i));

test('no answer is larger than the bound, each item is told once by each member, and all arrive', () => {
  const nodes = filled();
  claim(nodes);
  nodes.happen(3, { type: 'suspect', node: 0 });
  nodes.happen(3, RETRY);
  const copies = copiesIn(nodes);
  expect(copies.length).toBeGreaterThan(10);
  for (const { items } of copies) expect((items ?? []).reduce((sum, item) => sum + byteLength(item), 0)).toBeLessThanOrEqual(COPY_BYTES);
  expect(copies.flatMap(({ items }) => items ?? [])).toHaveLength(2 * CLASSES);
  expect(valuesAt(nodes, 3)).toEqual(ALL);
});

test('each part is installed by itself, and the node carries all of them', () => {
  const nodes = filled();
  claim(nodes);
  nodes.happen(3, { type: 'suspect', node: 0 });
  nodes.happen(3, RETRY);
  // Now it hears that both have heard.
  nodes.happen(3, RETRY);
  expect(nodes.stateOf(3).carried.reduce((sum, { from, to }) => sum + to - from, 0)).toBe(CLASSES);
  for (const id of [1, 2, 3]) {
    expect(nodes.stateOf(id).known.every(({ epoch }) => epoch === 1)).toBe(true);
    expect(nodes.stateOf(id)).toMatchObject({ claims: [], kept: [], untold: [] });
  }
});

test('an answer asks for the next classes once, however often it comes', () => {
  const others = filled();
  claim(others);
  const message = copiesIn(others).find(({ place }) => place === 1);
  if (message === undefined) throw new Error('nobody was surveyed');
  const nodes = filled();
  for (const id of [1, 2]) nodes.crash(id);
  claim(nodes);
  nodes.happen(3, { type: 'suspect', node: 0 });
  const before = nodes.sent.length;
  for (let i = 0; i < 3; i++) nodes.happen(3, { type: 'receive', from: 1, message });
  expect(nodes.sent.slice(before)).toMatchObject([{ type: 'survey', place: 1, from: message.to, to: CLASSES }]);
});

test('while the carrier is not suspected, one more part is asked for with each retry', () => {
  const nodes = filled();
  claim(nodes);
  const told = () => copiesIn(nodes).length;
  expect(told()).toBe(2);
  nodes.happen(3, RETRY);
  expect(told()).toBe(4);
  expect(valuesAt(nodes, 3)).toEqual([]);
});

test('a promise without a copy goes in parts, too', () => {
  const nodes = filled();
  claim(nodes);
  const ballot = { round: 9, node: 3 };
  nodes.happen(1, { type: 'receive', from: 3, message: { type: 'seal', place: 1, from: 0, to: CLASSES, epoch: 0, ballot, since: 0 } });
  const [sealed] = nodes.sent.filter((message) => message.type === 'sealed');
  expect(sealed).toMatchObject({ from: 0, goesOn: true });
  expect(sealed.to).toBeLessThan(CLASSES);
  // It is sealed as a whole.
  expect(nodes.stateOf(1).carried).toMatchObject([{ from: 0, to: CLASSES, promised: ballot }]);
});

test('a class is never divided, and the first one is told in any case', () => {
  const item = (ofClass: number, key: string, length: number) => {
    return { class: ofClass, key, version: { counter: 1, writer: 0, boot: 1 }, value: 'x'.repeat(length) };
  };
  const items = [item(1, 'a', 300), item(1, 'b', 300), item(2, 'a', 1), item(2, 'b', 300), item(4, 'a', 1)];
  expect(wholeClasses(items, 100)).toEqual({ items: items.slice(0, 2), end: 2 });
  expect(wholeClasses(items.slice(2), 300)).toEqual({ items: items.slice(2, 4), end: 4 });
  expect(wholeClasses(items, 1000)).toEqual({ items: items.slice(0, 2), end: 2 });
  expect(wholeClasses(items, 2000)).toEqual({ items, end: null });
  expect(wholeClasses([], 1)).toEqual({ items: [], end: null });
});

test('the time to an answer doubles while nothing comes, and is short again when something does', () => {
  const config = { ...configOf(CLASSES), retryMs: 100, pausesDouble: true };
  let { state } = epochs.init(3, config);
  const happens = (event: Event<Epochs>): readonly unknown[] => {
    const done = epochs.step(state, event);
    state = done.state;
    return done.effects.flatMap((effect) => (effect.type === 'setTimer' && effect.timer.type === 'retry' ? [effect.afterMs] : []));
  };
  expect(happens({ type: 'request', request: { type: 'responsible', place: 0, from: 0, to: CLASSES } })).toEqual([100]);
  expect([1, 2, 3].flatMap(() => happens(RETRY))).toEqual([200, 400, 400]);
  const about = { epoch: 0, configuration: state.known[0].configuration, round: 0, hops: 0, changes: 0, items: [] };
  happens({ type: 'receive', from: 1, message: { type: 'surveyed', place: 1, from: 0, to: CLASSES, ...about } });
  expect(happens(RETRY)).toEqual([200]);
});
