import { describe, expect, test } from 'vitest';
import { type Member, perfectMember } from '../../../impl/relaxed-ring/state.ts';
import { relaxedRing } from '../../../impl/relaxed-ring/step.ts';
import { config, receive, sent } from './one-node.ts';

/** Of the ring 0, 8, 12. */
const zero = perfectMember(0, 12, [8, 12, 0], config);
const twelve = perfectMember(12, 8, [0, 8, 12], config);
const suspectingEight: Member = { ...zero, suspected: [8], successor: 12, backups: [0] };

describe('a node that somebody names as closer', () => {
  const hinted = receive(zero, 8, { type: 'hint', node: 4 });
  test('is asked, and not adopted yet: it may be down', () => {
    expect(sent(hinted)).toEqual([[4, { type: 'follow', suspects: [], moves: 0 }]]);
    expect(hinted.state).toEqual({ ...zero, asked: [4] });
  });
  test('is asked once, however often it is named', () => {
    expect(receive(hinted.state, 12, { type: 'hint', node: 4 })).toEqual({ state: hinted.state, effects: [] });
  });
  test('is asked again when it says itself that it is there', () => {
    expect(sent(receive(hinted.state, 4, { type: 'hint', node: 4 }))).toEqual([[4, { type: 'follow', suspects: [], moves: 0 }]]);
  });
  test('is adopted on its own word, and the old successor is told', () => {
    const adopted = receive(hinted.state, 4, { type: 'accepted', predecessor: 0, successors: [8, 12, 0] });
    expect(adopted.state).toEqual({ ...zero, successor: 4, backups: [8, 12], moves: 1 });
    expect(sent(adopted)).toEqual([[8, { type: 'unfollow', moves: 1 }]]);
  });
  test('is asked, too, when an answer names it', () => {
    const named = receive(zero, 8, { type: 'accepted', predecessor: 4, successors: [12, 0] });
    expect(sent(named)).toEqual([[4, { type: 'follow', suspects: [], moves: 0 }]]);
    expect(named.state).toMatchObject({ successor: 8, asked: [4] });
  });
  test('is not asked when it is suspected', () => {
    expect(receive(suspectingEight, 12, { type: 'accepted', predecessor: 8, successors: [0] })).toEqual({
      state: suspectingEight,
      effects: [],
    });
  });
});

describe('an answer', () => {
  test('of a node that is farther away than the successor is turned down', () => {
    expect(sent(receive(zero, 12, { type: 'accepted', predecessor: 0, successors: [0] }))).toEqual([[12, { type: 'unfollow', moves: 0 }]]);
  });
  test('of a node that is suspected is ignored', () => {
    expect(receive(suspectingEight, 8, { type: 'accepted', predecessor: 0, successors: [12] })).toEqual({
      state: suspectingEight,
      effects: [],
    });
  });
  test('makes the node known to the next one counter-clockwise, which should follow it', () => {
    expect(sent(receive(zero, 8, { type: 'accepted', predecessor: 14, successors: [12] }))).toEqual([
      [14, { type: 'newSuccessor', predecessor: 12, successors: [8, 12] }],
    ]);
  });
});

describe('a newcomer that has come in between', () => {
  test('is adopted on its word, and hears which nodes between the two are suspected', () => {
    const suspecting: Member = { ...zero, suspected: [2] };
    expect(sent(receive(suspecting, 4, { type: 'newSuccessor', predecessor: 0, successors: [8, 12] }))).toEqual([
      [8, { type: 'unfollow', moves: 1 }],
      [4, { type: 'follow', suspects: [2], moves: 1 }],
    ]);
  });
  test('is asked to be followed when it takes another one for its predecessor', () => {
    expect(sent(receive(zero, 4, { type: 'newSuccessor', predecessor: 12, successors: [8] }))).toEqual([
      [8, { type: 'unfollow', moves: 1 }],
      [4, { type: 'follow', suspects: [], moves: 1 }],
    ]);
  });
});

describe('an unfollow', () => {
  const follow = (moves: number) => ({ type: 'follow', suspects: [], moves }) as const;
  test('ends the following', () => {
    const followed = receive({ ...twelve, followers: [4, 8] }, 4, { type: 'unfollow', moves: 1 });
    expect(followed.state).toMatchObject({ followers: [8], returns: [] });
  });
  test('that a later follow has overtaken does not count', () => {
    const followed = receive(twelve, 4, follow(2)).state;
    expect(followed).toMatchObject({ followers: [4, 8], returns: [{ node: 4, moves: 2 }] });
    expect(receive(followed, 4, { type: 'unfollow', moves: 1 }).state).toEqual(followed);
    expect(receive(followed, 4, { type: 'unfollow', moves: 2 }).state).toEqual(followed);
  });
  test('counts when it is the newer one, though an older follow arrives after it', () => {
    const followed = receive(receive(twelve, 4, follow(2)).state, 4, follow(1)).state;
    expect(receive(followed, 4, { type: 'unfollow', moves: 3 }).state).toMatchObject({ followers: [8], returns: [] });
  });
  test('of the last one in the way makes a node ask those counter-clockwise of its suspected predecessor', () => {
    const between: Member = { ...twelve, followers: [2, 4, 8], suspected: [8] };
    expect(sent(receive(between, 4, { type: 'unfollow', moves: 1 }))).toEqual([[2, { type: 'hint', node: 8 }]]);
  });
});

describe('the time to refresh', () => {
  const timer = { type: 'refresh' } as const;
  const often = { ...config, refreshAfterMs: 1000 };
  test('asks the successor again, and sets the timer again', () => {
    const refreshed = relaxedRing.step({ ...zero, config: often }, { type: 'timeout', timer });
    expect(refreshed.effects).toEqual([
      { type: 'send', to: 8, message: { type: 'follow', suspects: [], moves: 0 } },
      { type: 'setTimer', timer, afterMs: 1000 },
    ]);
  });
  test('leaves a node that is alone nobody to ask', () => {
    expect(sent(relaxedRing.step(perfectMember(3, 3, [3], often), { type: 'timeout', timer }))).toEqual([]);
  });
  test('brings the list of the successor up to date', () => {
    expect(receive(zero, 8, { type: 'accepted', predecessor: 0, successors: [10, 12, 0] }).state).toMatchObject({ backups: [10, 12] });
  });
});
