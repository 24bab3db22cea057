import { describe, expect, test } from 'vitest';
import type { TwoPhaseCommit } from '../../../../impl/baselines/two-phase-commit/protocol.ts';
import { booted } from '../../../../impl/baselines/two-phase-commit/state.ts';
import { twoPhaseCommit } from '../../../../impl/baselines/two-phase-commit/step.ts';
import type { Event, Next } from '../../../../impl/kernel/protocol.ts';

type Happens = Event<TwoPhaseCommit>;
type Does = Next<TwoPhaseCommit>;

const PARTICIPANTS = [1, 2, 3];
const coordinator = booted({ role: 'coordinator', participants: PARTICIPANTS });
const participant = booted({ role: 'participant', coordinator: 0 });
const BEGIN: Happens = { type: 'request', request: { type: 'begin' } };
const vote = (from: number, type: 'yes' | 'no'): Happens => ({ type: 'receive', from, message: { type } });
const word = (type: 'prepare' | 'commit' | 'abort'): Happens => ({ type: 'receive', from: 0, message: { type } });
const chosen = (value: number): Happens => ({ type: 'chosen', value });
const SUSPECT: Happens = { type: 'suspect', node: 0 };

/** Takes the events in turn and lists the effects of each. */
function story(state: TwoPhaseCommit['state'], ...events: readonly Happens[]): readonly Does[] {
  let now = state;
  return events.map((event) => {
    const does = twoPhaseCommit.step(now, event);
    now = does.state;
    return does;
  });
}

const sent = ({ effects }: Does) => effects.flatMap((effect) => (effect.type === 'send' ? [`${effect.message.type} to ${effect.to}`] : []));
const told = ({ effects }: Does) => effects.flatMap((effect) => (effect.type === 'indicate' ? [effect.output.type] : []));

describe('the coordinator', () => {
  test('of n participants sends 2n messages, and hears n: all say yes, so all commit', () => {
    const steps = story(coordinator, BEGIN, ...PARTICIPANTS.map((from) => vote(from, 'yes')));
    expect(steps.map(sent)).toEqual([
      ['prepare to 1', 'prepare to 2', 'prepare to 3'],
      [],
      [],
      ['commit to 1', 'commit to 2', 'commit to 3'],
    ]);
    expect(steps.flatMap(told)).toEqual(['committed']);
  });

  test('aborts with the first no, and nothing comes of later votes', () => {
    const steps = story(coordinator, BEGIN, vote(1, 'yes'), vote(2, 'no'), vote(3, 'yes'), vote(3, 'no'));
    expect(steps.slice(2).map(sent)).toEqual([['abort to 1', 'abort to 2', 'abort to 3'], [], []]);
    expect(steps.flatMap(told)).toEqual(['aborted']);
  });

  test('aborts when it suspects a participant, and does not commit even if all votes arrive after all', () => {
    const steps = story(coordinator, BEGIN, { type: 'suspect', node: 3 }, ...PARTICIPANTS.map((from) => vote(from, 'yes')));
    expect(steps.flatMap(told)).toEqual(['aborted']);
  });

  test('begins once', () => {
    expect(sent(story(coordinator, BEGIN, BEGIN)[1])).toEqual([]);
  });
});

describe('a participant', () => {
  test('says yes or no, once', () => {
    const steps = story(participant, word('prepare'), chosen(0), word('prepare'));
    expect(steps.map(({ effects }) => effects)).toEqual([
      [{ type: 'choose', among: 2 }],
      [{ type: 'send', to: 0, message: { type: 'yes' } }],
      [],
    ]);
    expect(story(participant, word('prepare'), chosen(1)).map(sent)).toEqual([[], ['no to 0']]);
  });

  test('that has not voted aborts when it suspects the coordinator', () => {
    expect(story(participant, SUSPECT).flatMap(told)).toEqual(['aborted']);
  });

  test('that has said yes waits even when it suspects the coordinator: this is where the protocol blocks', () => {
    const [, yes, suspicion] = story(participant, word('prepare'), chosen(0), SUSPECT);
    expect(suspicion).toEqual({ state: yes.state, effects: [] });
  });

  test.each(['commit', 'abort'] as const)('hears the outcome %s, and tells it once', (outcome) => {
    const steps = story(participant, word('prepare'), chosen(0), word(outcome), word(outcome));
    expect(steps.flatMap(told)).toEqual([outcome === 'commit' ? 'committed' : 'aborted']);
  });
});
