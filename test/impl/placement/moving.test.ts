/** Which node an owner asks to move. */
import { expect, test } from 'vitest';
import { chooseMove } from '../../../impl/placement/moving.ts';
import type { Sighting, Zoning } from '../../../impl/placement/zones.ts';

/** Three zones of 40 identifiers, in grains of 10: the anchors are at 30, 70 and 110. */
const ZONING: Zoning = { size: 120, degree: 3, grain: 10 };

function ringOf(...nodes: readonly (readonly [number, string?])[]): readonly Sighting[] {
  const at = (index: number) => nodes[(index + nodes.length) % nodes.length][0];
  return nodes.map(([node, machine = null], i) => ({ node, predecessor: at(i - 1), successor: at(i + 1), machine }));
}

function choiceOf(asker: number, ring: readonly Sighting[]) {
  const self = ring.find(({ node }) => node === asker);
  if (self === undefined) throw new Error(`asker: got ${asker}, expected a node of the ring`);
  return chooseMove(ZONING, { ...self, isRestored: true }, ring);
}

test('the predecessor moves within its zone, if its zone lacks the anchor', () => {
  expect(choiceOf(75, ringOf([20], [75], [90], [112], [115]))).toEqual({ mover: 20, place: 30 });
});

test('a spare beside an anchor is asked first among the nodes of other zones', () => {
  expect(choiceOf(75, ringOf([75], [90], [112], [115]))).toEqual({ mover: 115, place: 30 });
});

test('a node of a zone with an anchor is asked before one of a zone without', () => {
  expect(choiceOf(32, ringOf([5], [32], [50]))).toEqual(null);
  expect(choiceOf(5, ringOf([5], [32], [50]))).toEqual({ mover: 50, place: 70 });
  expect(choiceOf(50, ringOf([50], [105], [112]))).toEqual({ mover: 105, place: 30 });
});

test('the owner itself moves if all others are anchors', () => {
  expect(choiceOf(45, ringOf([45], [112]))).toEqual({ mover: 45, place: 30 });
});

test('with anchors only, nobody is asked', () => {
  expect(choiceOf(75, ringOf([75], [112]))).toBe(null);
});

test('of several nodes that may move, one is preferred whose machine has no anchor', () => {
  expect(choiceOf(50, ringOf([50], [60], [75], [90], [112]))?.mover).toBe(60);
  expect(choiceOf(50, ringOf([50, 'a'], [60, 'b'], [75, 'b'], [90, 'a'], [112, 'c']))?.mover).toBe(90);
  expect(choiceOf(50, ringOf([50, 'a'], [60, 'a'], [75, 'b'], [90, 'c'], [112, 'c']))?.mover).toBe(60);
});

test('an owner that has yet to restore its range asks nobody', () => {
  const ring = ringOf([20], [75], [115]);
  expect(chooseMove(ZONING, { ...ring[1], isRestored: false }, ring)).toBe(null);
});
