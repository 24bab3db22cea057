import { describe, expect, test } from 'vitest';
import { next, type Protocol, send } from '../../../impl/kernel/protocol.ts';
import { check, inWords } from '../../../model-check/drivers/check.ts';
import { sequenceDiagram } from '../../../model-check/report/sequence-diagram.ts';
import { spaceTimeDiagram } from '../../../model-check/report/space-time-diagram.ts';
import { type ProtocolParts, type ProtocolScenario, scenario } from '../../../model-check/scenario.ts';
import type { World } from '../../../model-check/world/world.ts';
import { type Fairness, strongEach, weak, weakEach } from '../../../spec/kernel/fairness.ts';
import { action, always, type Spec } from '../../../spec/kernel/spec.ts';
import { alwaysEventually, eventually, eventuallyAlways, leadsTo } from '../../../spec/kernel/temporal.ts';

interface Lamp {
  readonly lamp: 'off' | 'on' | 'broken';
}

const lamp: Spec<Lamp> = {
  name: 'lamp',
  init: [{ lamp: 'off' }],
  actions: {
    press: action<Lamp>({ when: (s) => s.lamp !== 'broken', then: (s) => ({ lamp: s.lamp === 'off' ? 'on' : 'off' }) }),
    shake: action<Lamp>({ when: () => true, then: (s) => s }),
    drop: action<Lamp>({ when: (s) => s.lamp === 'on', then: () => ({ lamp: 'broken' }) }),
  },
  properties: {},
};

describe('a counterexample to a liveness property', () => {
  test('goes round, and is told with what repeats, as data, and drawn', async () => {
    const report = await check(
      scenario({
        spec: lamp,
        fairness: [weak()],
        properties: { itBreaks: eventually(({ lamp }) => lamp === 'broken', 'The lamp breaks.') },
      }),
    );
    expect(report).toMatchObject({ verdict: 'violates', property: 'itBreaks', exhausted: true });
    const { counterexample } = report;
    if (counterexample === undefined) throw new Error('no counterexample');
    expect(counterexample.cycleStart).toBe(0);
    expect(counterexample.steps.map(({ after }) => after)).toEqual([{ lamp: 'on' }, { lamp: 'off' }]);
    expect(inWords(counterexample)).toBe(
      [
        '  ↻ then again and again, for ever:',
        '  1. press',
        '       lamp off → on',
        '  2. press',
        '       lamp on → off',
        '  ✗ itBreaks: steps 1 to 2 can repeat for ever, and this has never held: The lamp breaks.',
      ].join('\n'),
    );
    const { steps, property, cycleStart } = counterexample;
    expect(sequenceDiagram(steps, property, cycleStart)).toContain(
      'loop for ever\n  Note over S: 1. press\n  Note over S: 2. press\n  end',
    );
    expect(spaceTimeDiagram(steps, property, 80, cycleStart).split('\n')[0]).toBe('  ↻ then again and again, for ever:');
  });

  test('stops where nothing obliges it to go on, and a step that changes nothing does not count', async () => {
    const stops = (fairness: readonly Fairness[]) =>
      check(scenario({ spec: lamp, fairness, properties: { itLights: eventually(({ lamp }) => lamp === 'on') } }));
    const report = await stops([weak('shake')]);
    expect(report.counterexample).toMatchObject({ steps: [], cycleStart: 0 });
    expect(report.because).toBe('nothing more need happen, and this has never held: itLights');
    expect(inWords(report.counterexample as never)).toContain('↻ then nothing more happens, for ever');
    expect(await stops([weak()])).toMatchObject({ verdict: 'holds' });
  });

  test('ends in a state without successors, which stays for ever', async () => {
    const report = await check(
      scenario({ spec: lamp, fairness: [weak()], properties: { again: alwaysEventually(({ lamp }) => lamp === 'off') } }),
    );
    expect(report.counterexample).toMatchObject({ cycleStart: 2, final: { lamp: 'broken' } });
  });

  test('is explained by the property, in a state of the way round where it does not hold', async () => {
    const report = await check(
      scenario({
        spec: lamp,
        fairness: [weak('press')],
        properties: {
          stays: eventuallyAlways(
            ({ lamp }) => lamp !== 'on',
            'It is dark.',
            (s) => `the lamp is ${s.lamp}`,
          ),
        },
      }),
    );
    expect(report.because).toBe('the lamp is on');
  });

  test('is sought only when no state breaks an invariant', async () => {
    const properties = {
      whole: always(({ lamp }: Lamp) => lamp !== 'broken'),
      again: alwaysEventually(({ lamp }: Lamp) => lamp === 'off'),
    };
    expect(await check(scenario({ spec: lamp, properties }))).toMatchObject({ property: 'whole' });
  });
});

/** A node that asks the other one again and again until it has an answer. */
interface Asking {
  readonly config: { readonly other: number };
  readonly state: { readonly other: number; readonly isDone: boolean };
  readonly message: 'question' | 'answer';
  readonly request: 'go';
  readonly timer: 'again';
  readonly output: never;
  readonly durable: null;
}

const asking: Protocol<Asking> = {
  name: 'asking',
  init: (_, { other }) => next<Asking>({ other, isDone: false }),
  step(state, event) {
    if (event.type === 'request' || (event.type === 'timeout' && !state.isDone))
      return next<Asking>(state, send(state.other, 'question'), { type: 'setTimer', timer: 'again', afterMs: 5 });
    if (event.type === 'receive' && event.message === 'question') return next<Asking>(state, send(state.other, 'answer'));
    if (event.type === 'receive') return next<Asking>({ ...state, isDone: true });
    return next<Asking>(state);
  },
};

function twoNodes(more: Partial<ProtocolParts<Asking>>): ProtocolScenario<Asking> {
  return scenario<Asking>({
    name: 'test/asking',
    protocol: asking,
    network: 'set',
    nodes: [
      { id: 1, config: { other: 2 }, running: { other: 2, isDone: false } },
      { id: 2, config: { other: 1 }, running: { other: 1, isDone: false } },
    ],
    requests: [{ at: 1, request: 'go' }],
    properties: {
      isAnswered: leadsTo(
        ({ messages, nodes }) => messages.length > 0 || nodes[0].timers.length > 0,
        ({ nodes }) => nodes[0].state.isDone,
        'A node that asks is answered.',
      ),
    },
    ...more,
  });
}

describe('in a world', () => {
  test('an answer comes if each message is delivered', async () => {
    expect(await check(twoNodes({ fairness: [weakEach('deliver')] }))).toMatchObject({ verdict: 'holds' });
    expect(await check(twoNodes({ fairness: [weakEach(['receive question', 'receive answer'])] }))).toMatchObject({ verdict: 'holds' });
  });

  test('and not if some message is, which may always be the other one', async () => {
    const report = await check(twoNodes({ fairness: [weak('deliver'), weakEach('timeout')] }));
    expect(report).toMatchObject({ verdict: 'violates', property: 'isAnswered' });
    expect(report.counterexample?.steps.slice(report.counterexample.cycleStart).map(({ says }) => says)).toEqual([
      'node 1 finds its timer again run out, sends question to node 2',
      'node 2 receives question from node 1, sends answer to node 1',
    ]);
  });

  test('a parameter narrows a constraint down to one node', async () => {
    const to = (node: number) => weakEach('deliver', { to: node });
    expect(await check(twoNodes({ fairness: [to(1), to(2)] }))).toMatchObject({ verdict: 'holds' });
    expect(await check(twoNodes({ fairness: [to(2)] }))).toMatchObject({ verdict: 'violates' });
  });

  test('a message to a node that has crashed counts as delivered when it is lost', async () => {
    const isAsked = ({ messages }: World<Asking>) => messages.some(({ message }) => message === 'question');
    const properties = { noQuestionStays: alwaysEventually((world: World<Asking>) => !isAsked(world)) };
    expect(await check(twoNodes({ faults: { crash: 1 }, fairness: [weakEach('deliver')], properties }))).toMatchObject({
      verdict: 'holds',
    });
  });

  test('no constraint but one that names it obliges a fault', async () => {
    const down = { oneIsDown: eventually(({ nodes }: World<Asking>) => nodes.some(({ status }) => status === 'down')) };
    const faults = { crash: 1 };
    expect(await check(twoNodes({ faults, fairness: [weak()], properties: down }))).toMatchObject({ verdict: 'violates' });
    expect(await check(twoNodes({ faults, fairness: [weak('crash')], properties: down }))).toMatchObject({ verdict: 'holds' });
  });

  test('fairness of an event that never occurs is refused, and so is that of an unknown cause', async () => {
    await expect(check(twoNodes({ fairness: [weak('receive qestion')] }))).rejects.toThrow(
      'test/asking: fairness: got "receive qestion", expected one of the events receive question, receive answer; name an event that occurs',
    );
    await expect(check(twoNodes({ fairness: [weak('delivery')] }))).rejects.toThrow(
      'test/asking: fairness[0]: got "delivery", expected one of the actions deliver',
    );
  });

  test('strong fairness is enough where a message comes and goes', async () => {
    const faults = { drop: 2 };
    expect(await check(twoNodes({ faults, fairness: [strongEach('deliver'), weakEach('timeout')] }))).toMatchObject({ verdict: 'holds' });
    expect(await check(twoNodes({ faults, fairness: [strongEach('deliver')] }))).toMatchObject({ verdict: 'violates' });
  });
});
