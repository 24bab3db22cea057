/** A record of an outcome is swept: is it forgotten, or is its home written again? */
import { expect, test } from 'vitest';
import type { Over, Promised } from '../../../impl/store/messages.ts';
import { onOver, onPromised, promise } from '../../../impl/store/resolver.ts';
import { booted, type State } from '../../../impl/store/state.ts';

const transaction = { node: 3, boot: 1, number: 7 };
const home = { class: 0, key: 'x', base: { counter: 1, writer: 2, boot: 1 } };
const ballot = { round: 2, node: 9, boot: 1 };

/** A node sweeps the record. Place 0 has no outcome, and the version that was read or a newer one; places 1 and 2 say that it is over. */
function swept(hasMovedOn: boolean): State {
  const { state } = promise(booted(9, { degree: 3 }, 1), { transaction, home, isSweep: true, parts: [] });
  const promised: Promised = { type: 'promised', transaction, place: 0, epoch: 0, ballot, accepted: null, hasMovedOn };
  const over = (place: number): Over => ({ type: 'over', transaction, place, epoch: 0, ballot });
  return [1, 2].reduce((after, place) => onOver(after, over(place)).state, onPromised(state, promised).state);
}

test('while one place has the version that was read, the home is written again, and the record stays', () => {
  const { open, resolving } = swept(false);
  expect(open).toMatchObject([{ kind: 'touch', parts: [{ class: 0, key: 'x' }] }]);
  expect(resolving).toEqual([]);
});

test('when all places that answer have a newer version, the record is forgotten', () => {
  const { open, resolving } = swept(true);
  expect(open).toEqual([]);
  expect(resolving).toEqual([]);
});
