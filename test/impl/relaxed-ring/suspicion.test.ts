import { describe, expect, test } from 'vitest';
import type { RingNext } from '../../../impl/relaxed-ring/protocol.ts';
import { type Member, perfectMember } from '../../../impl/relaxed-ring/state.ts';
import { relaxedRing } from '../../../impl/relaxed-ring/step.ts';
import { config, receive, restore, sent, suspect } from './one-node.ts';

/** Of the ring 0, 8, 12. */
const zero = perfectMember(0, 12, [8, 12, 0], config);
const twelve = perfectMember(12, 8, [0, 8, 12], config);

const outputs = ({ effects }: RingNext) => effects.flatMap((effect) => (effect.type === 'indicate' ? [effect.output] : []));

describe('the keys of a node between two', () => {
  const follow = { type: 'follow', suspects: [8], moves: 1 } as const;
  const suspecting = suspect({ ...twelve, followers: [0, 8] }, 8);
  test('are not taken on the word of the follower alone', () => {
    expect(receive(twelve, 0, follow).state).toMatchObject({ predecessor: 8, followers: [0, 8] });
  });
  test('are not taken on its own suspicion alone; the nodes counter-clockwise of the suspect are asked whether they have noticed', () => {
    expect(suspecting.state).toMatchObject({ predecessor: 8, suspected: [8] });
    expect(sent(suspecting)).toEqual([[0, { type: 'hint', node: 8 }]]);
  });
  test('are not taken as long as the follower does not suspect it', () => {
    expect(receive(suspecting.state, 0, { type: 'follow', suspects: [], moves: 1 }).state).toMatchObject({ predecessor: 8 });
  });
  test('are taken when both suspect it, and the follower hears of it', () => {
    const taken = receive(suspecting.state, 0, follow);
    expect(taken.state).toMatchObject({ predecessor: 0, followers: [0], suspected: [8] });
    expect(sent(taken)).toEqual([[0, { type: 'accepted', predecessor: 0, successors: [0, 12] }]]);
  });
  test('are not taken while another one stands between that the follower does not suspect: it is named', () => {
    const newcomerBetween: Member = { ...twelve, followers: [0, 4, 8], suspected: [8] };
    const asked = receive(newcomerBetween, 0, follow);
    expect(asked.state).toMatchObject({ predecessor: 8 });
    expect(sent(asked)).toEqual([[0, { type: 'accepted', predecessor: 4, successors: [0, 8, 12] }]]);
  });
});

describe('a node that suspects its successor', () => {
  test('follows the next node, and names the nodes that it suspects', () => {
    const suspecting = suspect(zero, 8);
    expect(suspecting.state).toMatchObject({ successor: 12, backups: [0], moves: 1, suspected: [8] });
    expect(sent(suspecting)).toEqual([[12, { type: 'follow', suspects: [8], moves: 1 }]]);
  });
  test('asks the nearest node that it knows when its list is used up', () => {
    const forgetful = { ...perfectMember(0, 12, [4], { ...config, successorListLength: 1 }), followers: [8, 12] };
    const suspecting = suspect(forgetful, 4);
    expect(suspecting.state).toMatchObject({ successor: null, asked: [8] });
    expect(sent(suspecting)).toEqual([[8, { type: 'follow', suspects: [4], moves: 1 }]]);
    expect(outputs(suspecting)).toEqual([{ type: 'neighbours', predecessor: 12, successor: null }]);
  });
  test('asks the next known one when that one fails, too', () => {
    const forgetful = { ...perfectMember(0, 12, [4], { ...config, successorListLength: 1 }), followers: [8, 12] };
    expect(sent(suspect(suspect(forgetful, 4).state, 8))).toEqual([[12, { type: 'follow', suspects: [4, 8], moves: 1 }]]);
  });
  test('is alone when nobody is left and its list had reached round the ring: it owns every key', () => {
    const alone = suspect(perfectMember(0, 8, [8, 0], config), 8);
    expect(alone.state).toMatchObject({ predecessor: 0, successor: 0, followers: [] });
    expect(outputs(alone)).toEqual([{ type: 'neighbours', predecessor: 0, successor: 0 }]);
  });
  test('is isolated when nobody is left and others may be: it keeps what it owns, and says so', () => {
    const forgetful = perfectMember(0, 8, [8], { ...config, successorListLength: 1 });
    const isolated = suspect(forgetful, 8);
    expect(isolated.state).toMatchObject({ predecessor: 8, successor: null });
    expect(outputs(isolated)).toEqual([{ type: 'neighbours', predecessor: 8, successor: null }, { type: 'isolated' }]);
  });
  test('holds what it cannot pass on, and passes it on when it has a successor again', () => {
    const isolated = suspect(perfectMember(0, 8, [8], { ...config, successorListLength: 1 }), 8).state;
    const holding = relaxedRing.step(isolated, { type: 'request', request: { type: 'lookup', key: 4 } });
    const lookup = { type: 'lookup', key: 4, origin: 0, direction: 'onward' } as const;
    expect(holding.state).toMatchObject({ held: [lookup] });
    const found = receive(holding.state, 2, { type: 'newSuccessor', predecessor: 0, successors: [8, 0] });
    expect(found.state).toMatchObject({ successor: 2, held: [] });
    expect(sent(found)).toContainEqual([2, lookup]);
  });
});

describe('the end of a suspicion', () => {
  test('makes a node ask a closer one again, and say that it is there itself', () => {
    const restored = restore(suspect(zero, 8).state, 8);
    expect(restored.state).toMatchObject({ successor: 12, asked: [8], suspected: [] });
    expect(sent(restored)).toEqual([
      [8, { type: 'follow', suspects: [], moves: 1 }],
      [8, { type: 'hint', node: 0 }],
    ]);
  });
  test('makes a node tell one on its other side that it is there, and follows another one', () => {
    expect(sent(restore(suspect(twelve, 8).state, 8))).toEqual([[8, { type: 'hint', node: 12, moves: 0 }]]);
  });
  test('of nobody that was suspected changes nothing', () => {
    expect(restore(zero, 8)).toEqual({ state: zero, effects: [] });
  });
});
