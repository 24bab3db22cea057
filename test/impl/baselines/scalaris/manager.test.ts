import { describe, expect, test } from 'vitest';
import type { Operation, Output } from '../../../../impl/baselines/scalaris/messages.ts';
import type { Scalaris } from '../../../../impl/baselines/scalaris/protocol.ts';
import { booted, isLocked, type State } from '../../../../impl/baselines/scalaris/state.ts';
import { scalaris } from '../../../../impl/baselines/scalaris/step.ts';
import type { Event, Next } from '../../../../impl/kernel/protocol.ts';

type Happens = Event<Scalaris>;
type Does = Next<Scalaris>;

const REPLICAS = { x: [1, 2, 3, 4], y: [5, 6, 7, 8] };
const manager = booted({ role: 'manager', replicas: REPLICAS });
const operations: readonly Operation[] = [
  { type: 'read', item: 'x', version: 0 },
  { type: 'write', item: 'y', version: 0 },
];
const COMMIT: Happens = { type: 'request', request: { type: 'commit', operations } };
const vote = (from: number, type: 'prepared' | 'refused'): Happens => ({ type: 'receive', from, message: { type } });

function story(state: State, ...events: readonly Happens[]): readonly Does[] {
  let now = state;
  return events.map((event) => {
    const does = scalaris.step(now, event);
    now = does.state;
    return does;
  });
}

const sent = ({ effects }: Does) => effects.flatMap((effect) => (effect.type === 'send' ? [`${effect.message.type} to ${effect.to}`] : []));
const told = ({ effects }: Does): readonly Output['type'][] =>
  effects.flatMap((effect) => (effect.type === 'indicate' ? [effect.output.type] : []));

describe('the manager of a transaction on two items with four replicas each', () => {
  const prepared = [1, 2, 3, 5, 6, 7].map((from) => vote(from, 'prepared'));

  test('asks all eight, and commits when three of each are prepared, not before', () => {
    const steps = story(manager, COMMIT, ...prepared);
    expect(sent(steps[0])).toEqual([1, 2, 3, 4, 5, 6, 7, 8].map((replica) => `prepare to ${replica}`));
    expect(steps.slice(0, -1).flatMap(told)).toEqual([]);
    expect(told(steps[6])).toEqual(['committed']);
  });

  test('tells those who have voted, and the others as soon as they do', () => {
    const steps = story(manager, COMMIT, ...prepared, vote(8, 'refused'), vote(4, 'prepared'));
    expect(steps.slice(6).map(sent)).toEqual([
      [1, 2, 3, 5, 6, 7].map((replica) => `committed to ${replica}`),
      ['committed to 8'],
      ['committed to 4'],
    ]);
    expect(steps.flatMap(told)).toEqual(['committed']);
  });

  test('aborts when two of one item refuse: no three are left', () => {
    const steps = story(manager, COMMIT, vote(1, 'prepared'), vote(5, 'refused'), vote(2, 'refused'), vote(6, 'refused'));
    expect(steps.map(told)).toEqual([[], [], [], [], ['aborted']]);
    expect(sent(steps[4])).toEqual([1, 2, 5, 6].map((replica) => `aborted to ${replica}`));
  });

  test('is asked once', () => {
    expect(story(manager, COMMIT, COMMIT)[1].effects).toEqual([]);
  });
});

describe('a replica', () => {
  const replica = booted({ role: 'replica', rules: 'asCoded', version: 0 });
  const prepare = (from: number, operation: Operation): Happens => ({ type: 'receive', from, message: { type: 'prepare', operation } });
  const outcome = (from: number, type: 'committed' | 'aborted'): Happens => ({ type: 'receive', from, message: { type } });
  const [read, write] = operations;

  test('that has prepared a read refuses a write until it hears that the read is over', () => {
    const steps = story(replica, prepare(20, read), prepare(21, write), outcome(20, 'committed'), prepare(22, write));
    expect(steps.map(sent)).toEqual([['prepared to 20'], ['refused to 21'], [], ['prepared to 22']]);
  });

  test('is free when both have been decided, the one that it refused included', () => {
    const last = story(replica, prepare(20, read), prepare(21, write), outcome(21, 'aborted'), outcome(20, 'aborted')).at(-1);
    expect(last?.state.role === 'replica' && [isLocked(last.state.entry), last.state.open]).toEqual([false, []]);
  });

  test('has nothing to do with the outcome of a transaction that did not ask it', () => {
    expect(story(replica, outcome(20, 'committed'))[0]).toEqual({ state: replica, effects: [] });
  });
});
