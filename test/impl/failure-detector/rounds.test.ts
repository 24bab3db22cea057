import { describe, expect, test } from 'vitest';
import type { DetectorEvent, DetectorNext } from '../../../impl/failure-detector/protocol.ts';
import { type Config, type State, watchingNobody } from '../../../impl/failure-detector/state.ts';
import { failureDetector } from '../../../impl/failure-detector/step.ts';

const config: Config = { roundMs: 500, firstPatience: 2, mostPatience: 3 };
const ROUND: DetectorEvent = { type: 'timeout', timer: { type: 'round' } };
const pong = (from: number, incarnation = 1): DetectorEvent => ({ type: 'receive', from, message: { type: 'pong', incarnation } });
const asked = (type: 'monitor' | 'unmonitor', node: number): DetectorEvent => ({ type: 'request', request: { type, node } });

/** Takes the events in turn and returns the detector's step for the last one. */
function following(state: State, ...events: readonly DetectorEvent[]): DetectorNext {
  return events.reduce<DetectorNext>((now, event) => failureDetector.step(now.state, event), { state, effects: [] });
}

const nobody = watchingNobody(0, config);
const one = following(nobody, asked('monitor', 1)).state;
const three = following(one, asked('monitor', 2), asked('monitor', 3)).state;
const nextRound = { type: 'setTimer', timer: { type: 'round' }, afterMs: 500 };
const ping = (to: number) => ({ type: 'send', to, message: { type: 'ping', incarnation: 1 } });

describe('messages', () => {
  test('a round takes one ping for each peer that is watched, and one timer for all', () => {
    expect(following(three, ROUND).effects).toEqual([ping(1), ping(2), ping(3), nextRound]);
  });

  test('a node answers each ping with one pong', () => {
    const event: DetectorEvent = { type: 'receive', from: 7, message: { type: 'ping', incarnation: 1 } };
    expect(following(nobody, event).effects).toEqual([{ type: 'send', to: 7, message: { type: 'pong', incarnation: 1 } }]);
  });

  test('a node that begins to watch another sends a ping at once, and only the first time', () => {
    expect(following(nobody, asked('monitor', 1)).effects).toEqual([ping(1), nextRound]);
    expect(following(one, asked('monitor', 2)).effects).toEqual([ping(2)]);
    expect(following(one, asked('monitor', 1)).effects).toEqual([]);
  });

  test('with the last peer the rounds end', () => {
    expect(following(three, asked('unmonitor', 2)).effects).toEqual([]);
    expect(following(one, asked('unmonitor', 1)).effects).toEqual([{ type: 'cancelTimer', timer: { type: 'round' } }]);
    expect(following(nobody, asked('unmonitor', 1)).effects).toEqual([]);
  });
});

describe('a peer', () => {
  const suspected = following(one, ROUND, ROUND);

  test('is suspected after as many silent rounds as there is patience, and once', () => {
    expect(following(one, ROUND).effects).not.toContainEqual({ type: 'indicate', output: { type: 'suspect', node: 1 } });
    expect(suspected.effects).toContainEqual({ type: 'indicate', output: { type: 'suspect', node: 1 } });
    expect(following(suspected.state, ROUND).effects).toEqual([ping(1), nextRound]);
  });

  test('is trusted as long as it answers in time', () => {
    expect(following(one, ROUND, pong(1), ROUND).effects).toEqual([ping(1), nextRound]);
  });

  test('that answers after all is restored, and has a round more from now on', () => {
    const restored = following(suspected.state, pong(1));
    expect(restored.effects).toEqual([{ type: 'indicate', output: { type: 'restore', node: 1 } }]);
    expect(following(restored.state, ROUND, ROUND).effects).toEqual([ping(1), nextRound]);
    expect(following(restored.state, ROUND, ROUND, ROUND).effects).toContainEqual({
      type: 'indicate',
      output: { type: 'suspect', node: 1 },
    });
  });

  test('never has more than the most patience', () => {
    const often = Array.from({ length: 4 }, () => [ROUND, ROUND, ROUND, pong(1)]).flat();
    expect(following(one, ...often).state.watched).toEqual([
      { node: 1, incarnation: 1, patience: 3, opinion: { type: 'trusted', silence: 0 } },
    ]);
  });

  test('that is no longer watched is not restored by a late answer', () => {
    expect(following(suspected.state, asked('unmonitor', 1), pong(1)).effects).toEqual([]);
  });
});

describe('a life of a peer', () => {
  const SUSPECT = { type: 'indicate', output: { type: 'suspect', node: 1 } };

  test('is over once a later one was heard of: it is suspected, asked no more, and never restored', () => {
    const over = following(one, pong(1, 2));
    expect(over.effects).toEqual([SUSPECT]);
    expect(following(over.state, ROUND).effects).toEqual([nextRound]);
    expect(following(over.state, pong(1)).effects).toEqual([]);
  });

  test('gives way to a later one that is to be watched, and to no earlier one', () => {
    const monitor = (incarnation: number): DetectorEvent => ({ type: 'request', request: { type: 'monitor', node: 1, incarnation } });
    expect(following(one, pong(1, 2), monitor(2)).effects).toEqual([ping(1)]);
    expect(following(one, pong(1, 2), monitor(2), pong(1, 2), monitor(1)).effects).toEqual([]);
  });

  test('is heard of by messages of other layers, too', () => {
    const heard = (incarnation: number): DetectorEvent => ({ type: 'request', request: { type: 'heard', node: 1, incarnation } });
    expect(following(one, ROUND, ROUND, heard(1)).effects).toEqual([{ type: 'indicate', output: { type: 'restore', node: 1 } }]);
    expect(following(one, heard(2)).effects).toEqual([SUSPECT]);
  });

  test('has the number of the boot, which is on disk first', () => {
    const booted = failureDetector.init(1, { ...config, mayRestart: true }, { incarnation: 4 });
    expect(booted.effects).toEqual([{ type: 'persist', record: { incarnation: 5 } }]);
    const asks: DetectorEvent = { type: 'receive', from: 0, message: { type: 'ping', incarnation: 1 } };
    expect(following(booted.state, asks).effects).toEqual([{ type: 'send', to: 0, message: { type: 'pong', incarnation: 5 } }]);
  });
});

test('a client that watches a peer over and over costs no message while the peer lingers', () => {
  const lingering = following(watchingNobody(0, { ...config, lingerRounds: 3 }), asked('monitor', 1), pong(1)).state;
  const often = Array.from({ length: 24 }, () => [asked('unmonitor', 1), asked('monitor', 1)]).flat();
  const steps = often.map((_, i) => following(lingering, ...often.slice(0, i + 1)).effects);
  expect(steps.flat()).toEqual([]);
  const unwatched = following(lingering, asked('unmonitor', 1), ROUND, ROUND);
  expect(unwatched.effects).toEqual([ping(1), nextRound]);
  expect(following(unwatched.state, ROUND)).toMatchObject({ state: { watched: [] }, effects: [] });
});

test('a detector gives each peer a round at least, and patience that does not shrink; nobody watches itself', () => {
  expect(() => watchingNobody(0, { ...config, firstPatience: 0 })).toThrow('a peer has a round to answer in');
  expect(() => watchingNobody(0, { ...config, mostPatience: 1 })).toThrow('patience grows');
  expect(() => following(nobody, asked('monitor', 0))).toThrow('does not watch itself');
});
