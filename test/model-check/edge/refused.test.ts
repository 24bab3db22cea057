/** Input that the edge refuses, and the words in which it does. */
import { describe, expect, test } from 'vitest';
import { check } from '../../../model-check/drivers/check.ts';
import { simulate } from '../../../model-check/drivers/simulate.ts';
import { strong, weak } from '../../../spec/kernel/fairness.ts';
import { always, type Spec } from '../../../spec/kernel/spec.ts';
import { eventually } from '../../../spec/kernel/temporal.ts';
import { between, chat } from '../world/chat.ts';

const yes = (): boolean => true;

const spec: Spec<{ readonly n: number }> = {
  name: 'counter',
  init: [{ n: 0 }],
  actions: { Up: { when: ({ n }) => n < 2, then: ({ n }) => ({ n: n + 1 }) } },
  properties: { small: always(({ n }) => n < 3) },
};

test.each([
  [{ maxStates: Number.NaN }, 'options.maxStates: got NaN, expected a whole number of states, at least 1; leave it out for no limit'],
  [{ maxStates: -1 }, 'options.maxStates: got -1'],
  [{ maxStates: '10' }, 'options.maxStates: got "10"'],
  [{ maxState: 10 }, 'options.maxState: got an unknown field, expected the fields of the options of check: maxStates'],
  [{ maxState: 10 }, '; write maxStates'],
  [{ seed: 0.5 }, 'options.seed: got 0.5'],
  [{ onProgress: 'often' }, 'options.onProgress: got "often", expected a function'],
  [null, 'options: got null'],
])('options %j', async (options, message) => {
  await expect(check({ name: 'n', teaches: '', cost: 'fast', spec }, options as never)).rejects.toThrow(message);
});

test('no limit can be said as Infinity', async () => {
  const limits = { maxStates: Number.POSITIVE_INFINITY, maxSeconds: Number.POSITIVE_INFINITY };
  expect(await check({ name: 'n', teaches: '', cost: 'fast', spec }, limits)).toMatchObject({ verdict: 'holds', distinct: 3 });
});

test('a walk needs a seed and a length', async () => {
  await expect(simulate({ name: 'n', teaches: '', cost: 'fast', spec }, undefined as never)).rejects.toThrow('options: got nothing');
  await expect(simulate({ name: 'n', teaches: '', cost: 'fast', spec }, { seed: 1, steps: Number.NaN })).rejects.toThrow(
    'options.steps: got NaN',
  );
});

describe('a spec', () => {
  test.each([
    [{ propertys: {} }, 'n: propertys: got an unknown field, expected the fields of a scenario of a spec', '; write properties'],
    [{ spec: { ...spec, properties: null } }, 'n: spec.properties: got null, expected an object of properties by name'],
    [{ spec: { ...spec, init: [] } }, 'n: spec.init: got an empty array, expected an array of initial states, at least 1'],
    [{ spec: { ...spec, init: [{ n: new Date(0) }] } }, 'n: spec.init[0].n: got an instance of Date, expected plain JSON'],
    [{ spec: { ...spec, init: [{ n: Number.NaN }] } }, 'n: spec.init[0].n: got NaN'],
    [{ spec: { ...spec, actions: { Up: { then: (s: unknown) => s } } } }, 'n: spec.actions.Up.when: got nothing, expected a function'],
    [
      { spec: { ...spec, actions: { Up: { ...spec.actions.Up, params: [1] } } } },
      'n: spec.actions.Up.params: got an array of 1, expected a function',
    ],
    [
      { spec: { ...spec, actions: { Up: { ...spec.actions.Up, fairness: 'weak' } } } },
      'n: spec.actions.Up.fairness: got a field that is not honoured',
    ],
    [{ spec: { ...spec, fairness: [weak('UP')] } }, 'n: spec.fairness[0]: got "UP", expected one of the actions Up; write Up'],
    [{ fairness: [weak('Up'), strong(['Up', 'Down'])] }, 'n: fairness[1]: got "Down", expected one of the actions Up;'],
    [{ fairness: 'weak' }, 'n: fairness: got "weak", expected an array of fairness constraints'],
    [{ fairness: [{ kind: 'fair', actions: [] }] }, 'n: fairness[0].kind: got "fair", expected one of weak, strong'],
    [{ fairness: [weak('Up', Number.NaN)] }, 'n: fairness[0].param: got NaN, expected plain JSON'],
    [
      { symmetric: [['a', 'b']], properties: { soon: eventually(yes) } },
      'n: symmetric: got symmetric parts beside the liveness property soon, expected one or the other; leave out `symmetric`',
    ],
    [{ properties: { soon: { kind: 'leadsTo', holds: yes } } }, 'n: properties.soon.when: got nothing'],
    [{ properties: { soon: { kind: 'eventually', holds: yes, when: yes } } }, 'n: properties.soon.when: got a function'],
    [{ spec: { ...spec, actions: { '': spec.actions.Up } } }, 'got an empty name'],
    [
      { properties: { small: always(() => true) } },
      'n: properties.small: got a name that is taken, expected a name that the spec does not have',
    ],
    [{ refines: { small: { of: spec, view: (s: unknown) => s } } }, 'n: refines.small: got a name that is taken'],
    [
      { expect: { verdict: 'violates', property: 'smal', steps: 1 } },
      'n: expect.property: got "smal", expected one of the properties small; write small',
    ],
    [{ protocol: chat }, 'n: scenario: got both a spec and a protocol, expected a spec or a protocol, and not both'],
    [{ spec: undefined }, 'n: scenario: got neither'],
  ])('%o', async (changes, ...messages) => {
    const definition = { name: 'n', teaches: '', cost: 'fast', spec, ...changes };
    for (const message of messages) await expect(check(definition as never)).rejects.toThrow(message);
  });

  test('that is alone gives the scenario its name', async () => {
    expect(await check({ spec } as never)).toMatchObject({ scenario: 'counter', teaches: '', verdict: 'holds' });
  });
});

describe('a world', () => {
  const nodes = [
    { id: 1, config: { to: 2 }, running: { to: 2, heard: [], suspects: [], rolled: -1 } },
    { id: 2, config: { to: 1 } },
  ];
  test.each([
    [
      { faults: { drop: 1 }, network: 'growing-set' },
      'faults.drop: got 1, expected no such fault on a network that is growing-set; leave it out',
    ],
    [{ faults: { duplicate: 1 }, network: 'growing-set' }, 'faults.duplicate: got 1, expected no such fault'],
    [{ faults: { crash: 3 } }, 'faults.crash: got 3, expected at most 2, as 2 of the 2 nodes may crash, and 0 may restart; write 2'],
    [
      { faults: { crash: 4, restart: 1 }, nodes: [{ ...nodes[0], neverCrashes: true }, nodes[1]] },
      'faults.crash: got 4, expected at most 2, as 1 of the 2 nodes may crash, and 1 may restart; write 2',
    ],
    [
      { faults: { crash: 1, restart: 1 }, nodes: nodes.map((node) => ({ ...node, neverCrashes: true })) },
      'faults.crash: got 1, expected at most 0, as 0 of the 2 nodes may crash, and 1 may restart; leave it out, or',
    ],
    [
      { faults: { falseSuspicion: 1 }, nodes: nodes.map((node) => ({ ...node, falselySuspects: [] })) },
      'faults.falseSuspicion: got 1, expected none, as no detector may suspect falsely; leave it out, or',
    ],
    [
      { faults: { duplicate: 1 }, network: 'set' },
      'faults.duplicate: got 1, expected no such fault on a network that is set; choose unordered',
    ],
    [{ faults: { crash: -1 } }, 'faults.crash: got -1, expected a whole number from 0 to 1000'],
    [{ faults: { crash: 0.5 } }, 'faults.crash: got 0.5'],
    [{ nodes: [{ ...nodes[0], id: -1 }] }, 'nodes[0].id: got -1'],
    [{ nodes: [nodes[0], { ...nodes[1], monitored: [1] }] }, 'nodes[1].monitored: got a node without `running`'],
    [{ nodes: [{ ...nodes[0], falselySuspects: [7] }, nodes[1]] }, 'nodes[0].falselySuspects: got 7, expected one of the nodes 1, 2'],
    [
      { nodes: [{ ...nodes[0], falselySuspects: [2] }, nodes[1]] },
      'nodes[0].falselySuspects: got 2, expected an empty list without faults.falseSuspicion',
    ],
    [{ unreachable: [[1, 7]] }, 'unreachable[0]: got 7, expected one of the nodes 1, 2'],
    [{ unreachable: [[1, 1]] }, 'unreachable[0]: got an array of 2, expected two different ids'],
    [{ absent: [2] }, 'absent[0]: got node 2'],
    [
      { nodes: [{ ...nodes[0], running: { ...nodes[0].running, to: 7 } }, nodes[1]] },
      'effects[0].to: got 7, expected one of the nodes 1, 2, to send to',
    ],
  ])('%o', async (changes, message) => {
    const world = { ...between({ ask: { type: 'tell', words: ['a'] } }), nodes, ...changes };
    await expect(check(world as never)).rejects.toThrow(`test/chat: `);
    await expect(check(world as never)).rejects.toThrow(message);
  });
});

describe('a state that is shown in a report is the state, and nothing else', () => {
  interface Post {
    readonly messages: readonly string[];
    readonly box: { readonly a: number };
  }
  const post: Spec<Post> = {
    name: 'post',
    init: [{ messages: [], box: { a: 0 } }],
    actions: { Send: { when: () => true, then: ({ messages, box }) => ({ messages: [...messages, 'm'], box }) } },
    properties: { few: always(({ messages }) => messages.length < 2) },
  };
  const [zero, one, two] = [0, 1, 2].map((count) => ({ messages: Array.from({ length: count }, () => 'm'), box: { a: 0 } }));

  test('in a counterexample, at every step', async () => {
    const { counterexample } = await check({ name: 'post', teaches: '', cost: 'fast', spec: post });
    expect(counterexample).toMatchObject({ initial: zero, steps: [{ after: one }, { after: two }], final: two });
    expect(Object.keys(Object(counterexample?.final)).sort()).toEqual(['box', 'messages']);
  });

  test('in a walk', async () => {
    const { initial, steps, final } = await simulate({ name: 'post', teaches: '', cost: 'fast', spec: post }, { seed: 1, steps: 2 });
    expect([initial, ...steps.map(({ after }) => after), final]).toEqual([zero, one, two, two]);
  });

  test('of a world, what properties see', async () => {
    const { final } = await simulate(between({ ask: { type: 'tell', words: ['a'] } }), { seed: 1, steps: 1 });
    expect(Object.keys(Object(final))).toEqual(['nodes', 'messages', 'quiet', 'partition', 'history']);
    expect(JSON.parse(JSON.stringify(final))).toEqual(final);
  });
});

describe('a verdict says what it does not say', () => {
  test('that there was no property', async () => {
    const report = await check({ name: 'n', teaches: '', cost: 'fast', spec: { ...spec, properties: {} } });
    expect(report.caveats).toEqual(['judged nothing: the scenario has no properties']);
  });

  test('which actions never fired', async () => {
    const Never = { when: () => false, then: (state: { readonly n: number }) => state };
    const report = await check({ name: 'n', teaches: '', cost: 'fast', spec: { ...spec, actions: { ...spec.actions, Never } } });
    expect(report.caveats).toEqual(['never fired: Never']);
    expect(await check({ name: 'n', teaches: '', cost: 'fast', spec })).not.toHaveProperty('caveats');
  });
});
