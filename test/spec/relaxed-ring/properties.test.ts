import { describe, expect, test } from 'vitest';
import {
  aPerfectRingIsASubset,
  atLeastOneResponsible,
  atMostOneResponsible,
  hasBush,
  isConnected,
  isPerfect,
} from '../../../spec/relaxed-ring/properties.ts';
import type { Peer, Ring } from '../../../spec/relaxed-ring/ring.ts';

const ring = (...peers: readonly Peer[]): Ring => ({ size: 16, peers });
const outsider = (id: number): Peer => ({ id, member: false });
const member = (id: number, predecessor: number, successor: number): Peer => ({ id, member: true, predecessor, successor });
const holds = (property: typeof atMostOneResponsible, state: Ring): boolean => property.kind !== 'step' && property.holds(state);

describe('a perfect ring', () => {
  test('is one member alone', () => expect(isPerfect(ring(member(3, 3, 3)))).toBe(true));
  test('is a circle of members that know each other both ways', () => {
    expect(isPerfect(ring(member(0, 8, 4), member(4, 0, 8), member(8, 4, 0)))).toBe(true);
  });
  test('is not perfect while a peer is outside', () => {
    expect(isPerfect(ring(member(0, 8, 8), member(8, 0, 0), outsider(4)))).toBe(false);
  });
  test('is not perfect when it goes round twice', () => {
    expect(isPerfect(ring(member(0, 12, 8), member(8, 0, 4), member(4, 8, 12), member(12, 4, 0)))).toBe(false);
  });
  test('is not perfect without members', () => expect(isPerfect(ring(outsider(3)))).toBe(false));
});

describe('a bush', () => {
  const bush = ring(member(0, 8, 8), member(4, 0, 8), member(8, 4, 0));
  test('is a newcomer whose predecessor does not know it yet', () => expect(hasBush(bush)).toBe(true));
  test('keeps its members in the same ring as their successors', () => expect(isConnected(bush)).toBe(true));
  test('leaves a perfect ring as a subset', () => expect(holds(aPerfectRingIsASubset, bush)).toBe(true));
  test('leaves exactly one responsible node for each key', () => {
    expect(holds(atMostOneResponsible, bush)).toBe(true);
    expect(holds(atLeastOneResponsible, bush)).toBe(true);
  });
});

test('two rings are not connected, although each peer is in the ring of its successor pointer', () => {
  expect(isConnected(ring(member(0, 4, 4), member(4, 0, 0), member(8, 12, 12), member(12, 8, 8)))).toBe(false);
});

test('a successor that is not a member leads out of the ring', () => {
  expect(isConnected(ring(member(0, 0, 4), outsider(4)))).toBe(false);
});

test('a ring that goes round twice has no perfect ring as a subset', () => {
  expect(holds(aPerfectRingIsASubset, ring(member(0, 12, 8), member(8, 0, 4), member(4, 8, 12), member(12, 4, 0)))).toBe(false);
});

test('two members with the same predecessor are both responsible for the keys clockwise of it', () => {
  expect(holds(atMostOneResponsible, ring(member(0, 8, 4), member(4, 0, 8), member(8, 0, 0)))).toBe(false);
});

test('between a newcomer that was accepted and its predecessor, nobody is responsible', () => {
  expect(holds(atLeastOneResponsible, ring(member(0, 8, 8), outsider(4), member(8, 4, 0)))).toBe(false);
});
