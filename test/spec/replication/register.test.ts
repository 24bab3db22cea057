import { expect, test } from 'vitest';
import { type Content, linearizable, type Operation, type Operations, regular } from '../../../spec/replication/register.ts';

const put = (name: string, value: Content, after: readonly string[] = [], done = true): Operation => ({
  name,
  kind: 'put',
  key: 0,
  value,
  done,
  after,
});
const get = (name: string, value: Content, after: readonly string[] = []): Operation => ({ ...put(name, value, after), kind: 'get' });
const holds = ({ kind, ...property }: typeof regular, ...all: Operations): boolean =>
  kind === 'always' && 'holds' in property && (property.holds as (all: Operations) => boolean)(all);

/** Whether these operations are regular, and whether they are linearizable. */
const judged = (...all: Operations) => [holds(regular, ...all), holds(linearizable, ...all)];

test('a read after a write gives what was written', () => {
  expect(judged(put('w', 'a'), get('r', 'a', ['w']))).toEqual([true, true]);
  expect(judged(put('w', 'a'), get('r', null, ['w']))).toEqual([false, false]);
  expect(judged(put('w', 'a'), get('r', 'b', ['w']))).toEqual([false, false]);
});

test('a read during a write gives either value', () => {
  expect(judged(put('w', 'a', [], false), get('r', 'a'))).toEqual([true, true]);
  expect(judged(put('w', 'a', [], false), get('r', null))).toEqual([true, true]);
});

test('the new value, and then the old one, is regular and not linearizable', () => {
  expect(judged(put('w', 'a', [], false), get('r', 'a'), get('s', null, ['r']))).toEqual([true, false]);
});

test('a read does not return a value written after it', () => {
  expect(judged(get('r', 'a'), put('w', 'a', ['r']))).toEqual([false, false]);
});

test('nor what was overwritten before it began', () => {
  const writes = [put('v', 'a'), put('w', 'b', ['v'])];
  expect(judged(...writes, get('r', 'a', ['v', 'w']))).toEqual([false, false]);
  expect(judged(...writes, get('r', 'a', ['v']))).toEqual([true, true]);
});

test('two writes at the same time may be seen in one order only', () => {
  const writes = [put('v', 'a'), put('w', 'b')];
  const both = ['v', 'w'];
  expect(judged(...writes, get('r', 'a', both), get('s', 'a', ['r', ...both]))).toEqual([true, true]);
  expect(judged(...writes, get('r', 'a', both), get('s', 'b', ['r', ...both]))).toEqual([true, false]);
});

test('a delete is a write of nothing', () => {
  expect(judged(put('v', 'a'), put('w', null, ['v']), get('r', null, ['v', 'w']))).toEqual([true, true]);
});

test('items do not disturb each other', () => {
  expect(judged(put('w', 'a'), { ...get('r', null, ['w']), key: 1 })).toEqual([true, true]);
});
