/** Ranges of the ring as places of classes, and what becomes of roles outside of the node's range. */
import { expect, test } from 'vitest';
import { ascending } from '../../../impl/kernel/sorted-set.ts';
import type { Output, Request } from '../../../impl/responsibility/messages.ts';
import { MOST_SOUGHT, otherPieces, ownPieces, type State } from '../../../impl/responsibility/state.ts';
import { responsibility } from '../../../impl/responsibility/step.ts';

/** 12 identifiers, three places of four classes. */
const CONFIG = { placed: { size: 12, degree: 3 } };

function at(self: number): State {
  return responsibility.init(self, CONFIG).state;
}

/** The answers of the node to the last of these requests, and its state after all of them. */
function told(self: number, ...requests: readonly Request[]): { readonly state: State; readonly outputs: readonly Output[] } {
  return requests.reduce<{ readonly state: State; readonly outputs: readonly Output[] }>(
    ({ state }, request) => {
      const after = responsibility.step(state, { type: 'request', request });
      return { state: after.state, outputs: after.effects.flatMap((effect) => (effect.type === 'indicate' ? [effect.output] : [])) };
    },
    { state: at(self), outputs: [] },
  );
}

/** The identifiers of pieces: place · 4 + class. */
function identifiers(pieces: ReturnType<typeof ownPieces>): readonly number[] {
  const all = pieces.flatMap(({ place, from, to }) => Array.from({ length: to - from }, (_, i) => place * 4 + from + i));
  return ascending(all);
}

test('for each node and predecessor, its pieces and those of the others are the circle, each identifier once', () => {
  for (let self = 0; self < 12; self++)
    for (let predecessor = 0; predecessor < 12; predecessor++) {
      const state = { ...at(self), predecessor };
      const own = identifiers(ownPieces(state));
      const range = Array.from({ length: (self - predecessor + 12) % 12 || 12 }, (_, i) => (predecessor + 1 + i) % 12);
      expect(own).toEqual(ascending(range));
      expect(ascending([...own, ...identifiers(otherPieces(state))])).toEqual([...Array(12).keys()]);
    }
});

test('a node that is alone is responsible for all places, and gives nothing away', () => {
  const { outputs } = told(5, { type: 'neighbours', predecessor: 5 });
  expect(outputs).toEqual([0, 1, 2].map((place) => ({ type: 'responsible', place, from: 0, to: 4 })));
});

test('a node with a closer predecessor gives it all that is outside of the range', () => {
  const { outputs } = told(5, { type: 'neighbours', predecessor: 5 }, { type: 'neighbours', predecessor: 2 });
  const given = outputs.filter(({ type }) => type === 'give');
  expect(given.every((output) => 'heir' in output && output.heir === 2)).toBe(true);
  expect(identifiers(given.flatMap((output) => (output.type === 'give' ? [output] : [])))).toEqual([0, 1, 2, 6, 7, 8, 9, 10, 11]);
});

test('own places for which the node ceases to speak are named again', () => {
  const speaks: Request = {
    type: 'speaks',
    pieces: [
      { place: 0, from: 3, to: 4 },
      { place: 1, from: 1, to: 2 },
    ],
  };
  const { outputs } = told(5, { type: 'neighbours', predecessor: 2 }, speaks);
  expect(outputs.filter(({ type }) => type === 'responsible')).toEqual([{ type: 'responsible', place: 1, from: 0, to: 1 }]);
});

test('a role that comes to speak outside of the range goes on to the predecessor', () => {
  const speaks: Request = { type: 'speaks', pieces: [{ place: 0, from: 1, to: 4 }] };
  const { outputs } = told(5, { type: 'neighbours', predecessor: 2 }, speaks);
  expect(outputs.filter(({ type }) => type === 'give')).toEqual([{ type: 'give', place: 0, from: 1, to: 3, heir: 2 }]);
});

test('a leaver gives all to its heir, as soon as there is one', () => {
  expect(told(5, { type: 'neighbours', predecessor: 2 }, { type: 'leaving', heir: null }).outputs).toEqual([]);
  const { outputs } = told(5, { type: 'neighbours', predecessor: 2 }, { type: 'leaving', heir: null }, { type: 'leaving', heir: 9 });
  expect(outputs).toEqual([0, 1, 2].map((place) => ({ type: 'give', place, from: 0, to: 4, heir: 9 })));
});

test('the owner of a key is the way to all classes up to its own place, and no further', () => {
  const lookup: Request = { type: 'lookup', place: 1, from: 0, to: 4 };
  expect(told(0, lookup).outputs).toEqual([{ type: 'find', key: 4 }]);
  expect(told(0, lookup, { type: 'found', key: 4, owner: 5 }).outputs).toEqual([{ type: 'route', place: 1, from: 0, to: 2, node: 5 }]);
  expect(told(0, lookup, { type: 'found', key: 4, owner: 11 }).outputs).toEqual([{ type: 'route', place: 1, from: 0, to: 4, node: 11 }]);
});

test('a lookup that an open one includes is made at the 2nd, 4th, 8th, … time, until there is an answer', () => {
  const sparing = responsibility.init(0, { ...CONFIG, repeatsDouble: true }).state;
  let state = sparing;
  const finds = (request: Request): number => {
    const after = responsibility.step(state, { type: 'request', request });
    state = after.state;
    return after.effects.filter((effect) => effect.type === 'indicate' && effect.output.type === 'find').length;
  };
  const whole: Request = { type: 'lookup', place: 1, from: 0, to: 4 };
  const part: Request = { type: 'lookup', place: 1, from: 2, to: 4 };
  expect(finds(whole)).toBe(1);
  expect(Array.from({ length: 9 }, () => finds(part))).toEqual([0, 1, 0, 1, 0, 0, 0, 1, 0]);
  expect(finds({ type: 'lookup', place: 2, from: 0, to: 4 })).toBe(1);
  finds({ type: 'found', key: 4, owner: 11 });
  expect(finds(part)).toBe(1);
  // It begins earlier than the open one.
  expect(finds(whole)).toBe(1);
});

test('an answer is used once, and lookups that nobody answers do not pile up', () => {
  const { state } = told(0, { type: 'lookup', place: 1, from: 0, to: 4 }, { type: 'found', key: 4, owner: 5 });
  expect(state.sought).toEqual([]);
  const wide = { placed: { size: 6000, degree: 3 } };
  const asked = Array.from({ length: MOST_SOUGHT + 10 }, (_, from): Request => ({ type: 'lookup', place: 0, from, to: from + 1 }));
  const after = asked.reduce(
    (each, request) => responsibility.step(each, { type: 'request', request }).state,
    responsibility.init(0, wide).state,
  );
  expect(after.sought.length).toBe(MOST_SOUGHT);
});
