import { describe, expect, test } from 'vitest';
import { next, type Protocol, send } from '../../../impl/kernel/protocol.ts';
import { check } from '../../../model-check/drivers/check.ts';
import { simulate } from '../../../model-check/drivers/simulate.ts';
import { scenario } from '../../../model-check/scenario.ts';
import type { World } from '../../../model-check/world/world.ts';
import { always, reachable } from '../../../spec/kernel/spec.ts';
import { between, type Chat, chat, everythingHeard, heard, idle, type Setup } from './chat.ts';

describe('messages', () => {
  const tell = { type: 'tell', words: ['a', 'b', 'a'] } as const;

  test('unordered: each is delivered once, in any order', async () => {
    expect(await everythingHeard({ ask: tell })).toEqual(['', 'a', 'aa', 'aab', 'ab', 'aba', 'b', 'ba', 'baa']);
  });

  test('fifo: in the order in which they were sent', async () => {
    expect(await everythingHeard({ ask: tell, network: 'fifo' })).toEqual(['', 'a', 'ab', 'aba']);
  });

  test('set: a message already in flight is not sent again', async () => {
    expect(await everythingHeard({ ask: tell, network: 'set' })).toEqual(['', 'a', 'ab', 'b', 'ba']);
  });

  test('growing-set: never used up, so the same may come again', async () => {
    const limited = between({ ask: { type: 'tell', words: ['a'] }, network: 'growing-set', bound: { depth: 5 } });
    const report = await check({ ...limited, properties: { thrice: always((world) => heard(world) !== 'aaa') } });
    expect(report).toMatchObject({ verdict: 'violates', property: 'thrice' });
  });

  test('dropped and duplicated, each as often as the scenario allows', async () => {
    const one = { type: 'tell', words: ['a'] } as const;
    expect(await everythingHeard({ ask: one, faults: { duplicate: 1 } })).toEqual(['', 'a', 'aa']);
    const report = await check(between({ ask: tell, faults: { drop: 2 } }));
    expect(report.fired.drop).toBeGreaterThan(0);
    expect(await everythingHeard({ ask: tell, faults: { drop: 1 }, network: 'fifo' })).toEqual(['', 'a', 'aa', 'ab', 'aba', 'b', 'ba']);
  });
});

describe('nodes', () => {
  test('a choice branches, and comes back before anything else', async () => {
    expect(await everythingHeard({ ask: { type: 'roll', words: [] } })).toEqual(['', '0', '1', '2']);
  });

  test('a timer that is set runs out once, and one that is set twice is one timer', async () => {
    const all = new Set<string>();
    await check(
      between({
        ask: { type: 'wait', words: ['x', 'y', 'x', 'never'] },
        properties: { note: always(({ nodes }) => all.add(nodes[0].state.heard.join('')).size > 0) },
      }),
    );
    expect([...all].sort()).toEqual(['', 'x', 'xy', 'y', 'yx']);
  });

  test('a crash may come between any two effects', async () => {
    expect(await everythingHeard({ ask: { type: 'tell', words: ['a', 'b'] }, network: 'fifo' })).toEqual(['', 'a', 'ab']);
    const half = between({
      ask: { type: 'tell', words: ['a', 'b'] },
      faults: { crash: 1 },
      // Half of the answer is out, and nothing but a crash in the middle of it can have kept the rest back.
      properties: {
        onlyHalf: always(
          ({ nodes, messages }) =>
            !(
              nodes[0].status === 'down' &&
              nodes[1].status === 'up' &&
              messages.length === 1 &&
              messages[0].message.word === 'a' &&
              nodes[1].state.heard.length === 0
            ),
        ),
      },
    });
    const report = await check(half);
    expect(report).toMatchObject({ verdict: 'violates', property: 'onlyHalf' });
    expect(report.counterexample?.steps.map(({ says }) => says)).toEqual([
      'node 1 is asked for tell(words: [a, b]), sends word(word: a) to node 2, crashes',
    ]);
  });

  test('what was persisted before a crash stays, and what would have come after it does not', async () => {
    const records = new Set<string>();
    const report = await check(
      between({
        ask: { type: 'save', words: ['p', 'q'] },
        faults: { crash: 1 },
        properties: {
          sent: always(
            ({ messages }) =>
              records.add(
                messages
                  .map(({ message }) => message.word)
                  .sort()
                  .join(''),
              ).size > 0,
          ),
        },
      }),
    );
    expect(report.verdict).toBe('holds');
    expect([...records].sort()).toEqual(['', 'p', 'pq', 'q']);
  });

  test('a node that crashed boots again with what it persisted, and with nothing else', async () => {
    const lives = new Set<string>();
    const report = await check(
      between({
        ask: { type: 'save', words: ['p', 'q'] },
        nodes: [
          { id: 1, config: { to: 2 }, running: { ...idle, heard: ['volatile'] }, timers: ['x'], monitored: [2] },
          { id: 2, config: { to: 1 }, running: { ...idle, to: 1 }, neverCrashes: true },
        ],
        faults: { crash: 1, restart: 1, falseSuspicion: 1 },
        properties: {
          note: always(
            ({ nodes: [one] }) => lives.add(`${one.status} ${one.durable} ${one.state.heard.join()} ${one.state.suspects}`).size > 0,
          ),
        },
      }),
    );
    expect(report).toMatchObject({ verdict: 'holds', fired: { crash: expect.any(Number), restart: expect.any(Number) } });
    expect([...lives].filter((life) => /^(new|up) (p|q|null) (saved|$)/.test(life)).sort()).toEqual(
      ['p', 'q']
        .flatMap((saved) => [`new ${saved} saved ${saved} `, `up ${saved} saved ${saved} `, `up ${saved} saved ${saved},again `])
        .sort(),
    );
    expect(lives).toContain('up null  ');
  });

  test('a restarted node is told to start, and clients that waited ask it then', async () => {
    const report = await check(
      between({
        ask: { type: 'roll', words: [] },
        nodes: [
          { id: 1, config: { to: 2 }, running: { ...idle, heard: ['volatile'] } },
          { id: 2, config: { to: 1 }, running: idle, neverCrashes: true },
        ],
        faults: { crash: 1, restart: 1 },
        properties: { never: always(({ nodes: [one] }) => one.state.rolled < 0 || one.state.heard.length > 0) },
      }),
    );
    expect(report.counterexample?.steps.map(({ says }) => says)).toEqual([
      'node 1 crashes',
      'node 1 boots again',
      'node 1 starts',
      'node 1 is asked for roll(words: []), chooses 0, sends word(word: 0) to node 2',
    ]);
  });

  test('a message in flight to a node that crashes is lost, or reaches its next life; messages that it has sent still arrive', async () => {
    const heardByOne = new Set<string>();
    await check(
      between({
        nodes: [
          { id: 1, config: { to: 2 }, running: { ...idle, heard: ['old'] } },
          { id: 2, config: { to: 1 }, running: { ...idle, to: 1 }, neverCrashes: true },
        ],
        requests: [{ at: 2, request: { type: 'tell', words: ['a'] } }],
        faults: { crash: 1, restart: 1 },
        properties: { note: always(({ nodes: [one] }) => heardByOne.add(`${one.status} ${one.state.heard.join()}`).size > 0) },
      }),
    );
    expect([...heardByOne].sort()).toEqual(['down old', 'down old,a', 'new ', 'up ', 'up a', 'up old', 'up old,a']);
  });

  test('messages to a crashed node are lost', async () => {
    const report = await check(between({ ask: { type: 'tell', words: ['a'] }, faults: { crash: 1 } }));
    expect(report.fired.lose).toBeGreaterThan(0);
  });

  test('only monitored nodes are suspected: a crashed one at any time, another within the budget', async () => {
    const suspects = (setup: Setup) =>
      check(between({ ...setup, properties: { suspected: reachable(({ nodes }) => nodes[0].state.suspects.length > 0) } }));
    const watch = { type: 'watch', words: [] } as const;
    expect((await suspects({ ask: watch })).verdict).toBe('violates');
    expect((await suspects({ faults: { crash: 1 } })).verdict).toBe('violates');
    expect((await suspects({ ask: watch, faults: { crash: 1 } })).verdict).toBe('holds');
    const wrongly = await suspects({ ask: watch, faults: { falseSuspicion: 1 } });
    expect(wrongly).toMatchObject({ verdict: 'holds' });
    expect(wrongly.fired).toMatchObject({ suspect: 1, restore: 1 });
  });

  test('a node that runs from the beginning has the timers and watches the nodes that the scenario says', async () => {
    const [second, third] = [
      { id: 2, config: { to: 1 }, running: idle },
      { id: 3, config: { to: 1 }, running: idle },
    ];
    const seen = new Set<string>();
    const report = await check(
      between({
        nodes: [{ id: 1, config: { to: 2 }, running: idle, timers: ['y', 'x'], monitored: [3] }, second, third],
        faults: { falseSuspicion: 2 },
        properties: { note: always(({ nodes }) => seen.add(`${nodes[0].state.heard.join('')} ${nodes[0].state.suspects}`).size > 0) },
      }),
    );
    expect(report.verdict).toBe('holds');
    expect([...seen].sort()).toEqual([' ', ' 3', 'x ', 'x 3', 'xy ', 'xy 3', 'y ', 'y 3', 'yx ', 'yx 3']);
  });

  test('a node that never crashes does not, and one whose detector is right about another does not suspect it', async () => {
    const report = await check(
      between({
        nodes: [
          { id: 1, config: { to: 2 }, running: idle, monitored: [2], neverCrashes: true, falselySuspects: [] },
          { id: 2, config: { to: 1 }, running: { ...idle, to: 1 }, monitored: [1] },
        ],
        faults: { crash: 1, falseSuspicion: 1 },
        properties: {
          oneStaysUp: always(({ nodes }) => nodes[0].status === 'up'),
          oneIsRight: always(({ nodes }) => nodes[0].state.suspects.length === 0 || nodes[1].status === 'down'),
          twoIsWrong: reachable(({ nodes }) => nodes[1].state.suspects.length > 0),
        },
      }),
    );
    expect(report.verdict).toBe('holds');
  });

  test('a node that crashes during a false suspicion has used up both faults', async () => {
    const alarmed: Protocol<Chat> = {
      ...chat,
      step: (state, event) =>
        event.type === 'suspect'
          ? next<Chat>(state, ...['a', 'b'].map((word) => send(state.to, { type: 'word' as const, word })))
          : chat.step(state, event),
    };
    const report = await check(
      between({
        protocol: alarmed,
        nodes: [
          { id: 1, config: { to: 2 }, running: idle, monitored: [2], falselySuspects: [2] },
          { id: 2, config: { to: 1 }, running: { ...idle, to: 1 }, monitored: [1], falselySuspects: [], neverCrashes: true },
        ],
        faults: { crash: 1, falseSuspicion: 1 },
        properties: { bothHappenAtOnce: reachable(({ nodes, messages }) => nodes[0].status === 'down' && messages.length === 1) },
      }),
    );
    expect(report).toMatchObject({ verdict: 'holds', exhausted: true });
  });

  test('nodes that cannot reach each other hear nothing of each other, and their detectors never trust again', async () => {
    const setup: Setup = {
      ask: { type: 'tell', words: ['a'] },
      unreachable: [[2, 1]],
      nodes: [
        { id: 1, config: { to: 2 }, running: idle, monitored: [2] },
        { id: 2, config: { to: 1 }, running: { ...idle, to: 1 } },
      ],
    };
    expect(await everythingHeard(setup)).toEqual(['']);
    const report = await check(between(setup));
    expect(report.fired).toMatchObject({ suspect: 2 });
    expect(report.fired).not.toHaveProperty('restore');
  });

  test('a node that stops is down for everybody else, and what it sent before arrives', async () => {
    const setup: Setup = {
      ask: { type: 'end', words: ['a'] },
      nodes: [
        { id: 1, config: { to: 2 }, running: idle, timers: ['x'] },
        { id: 2, config: { to: 1 }, running: { ...idle, to: 1 }, monitored: [1] },
      ],
    };
    expect(await everythingHeard(setup)).toEqual(['', 'a']);
    const properties = {
      nothingHappensAfterwards: always<World<Chat>>(({ nodes: [one] }) => one.status === 'up' || one.state.heard.length < 2),
      itIsSuspected: reachable<World<Chat>>(({ nodes }) => nodes[1].state.suspects.includes(1)),
    };
    expect((await check(between({ ...setup, properties }))).verdict).toBe('holds');
    const walk = await simulate(between(setup), { seed: 3, steps: 9 });
    expect(walk.steps.map(({ says }) => says)).toContain('node 1 is asked for end(words: [a]), sends word(word: a) to node 2, stops');
  });

  test('a node that is not told to start does nothing', async () => {
    const report = await check(
      between({
        nodes: [
          { id: 1, config: { to: 2 } },
          { id: 2, config: { to: 1 }, running: idle },
        ],
        ask: { type: 'tell', words: ['a'] },
      }),
    );
    expect(report).toMatchObject({ verdict: 'holds', distinct: 4, generated: 4, depth: 4 });
  });
});

test('a history remembers what clients see, and nothing else does', async () => {
  const { nodes, protocol } = between({});
  const report = await check(
    scenario<Chat, readonly string[]>({
      name: 'test/history',
      teaches: 'Nothing.',
      protocol,
      nodes,
      requests: [{ at: 1, request: { type: 'tell', words: ['a', 'b'] } }],
      network: 'unordered',
      cost: 'fast',
      history: { initial: [], after: (history, event) => [...history, event.type === 'output' ? event.output : event.request.type] },
      properties: {
        askedFirst: always(({ history }) => history.length === 0 || history[0] === 'tell'),
        both: reachable(({ history }) => history.join() === 'tell,b,a'),
      },
    }),
  );
  expect(report).toMatchObject({ verdict: 'holds', distinct: 6 });
});

describe('a scenario that contradicts itself is refused', () => {
  test.each([
    [{ nodes: [] }, 'test/chat: nodes: got an empty array, expected an array of nodes, at least 1'],
    [
      {
        nodes: [
          { id: 1, config: { to: 1 } },
          { id: 1, config: { to: 1 } },
        ],
      },
      'nodes[1].id: got 1 again, expected an id that no other node has',
    ],
    [{ nodes: [{ id: 1.5, config: { to: 1 } }] }, 'nodes[0].id: got 1.5, expected a whole number, at least 0'],
    [{ requests: [{ at: 7, request: { type: 'roll', words: [] } }] }, 'requests[0].at: got 7, expected one of the nodes 1, 2'],
  ] satisfies readonly [Setup, string][])('%j', async (setup, message) => {
    await expect(check(between(setup))).rejects.toThrow(message);
  });
});

describe('a random walk', () => {
  test('is the same for the same seed, and is a behaviour of the world', async () => {
    const setup = between({ ask: { type: 'tell', words: ['a', 'b', 'c'] } });
    const walks = await Promise.all([7, 7, 8, 9, 10].map((seed) => simulate(setup, { seed, steps: 50 })));
    expect(walks[0]).toEqual(walks[1]);
    expect(new Set(walks.map(({ steps }) => steps.map(({ says }) => says).join('\n'))).size).toBeGreaterThan(1);
    for (const walk of walks) expect(walk).toMatchObject({ end: 'stuck', steps: { length: 4 } });
  });

  test('stops at a violated property', async () => {
    const setup = between({ ask: { type: 'tell', words: ['a'] }, properties: { deaf: always((world) => heard(world) === '') } });
    expect(await simulate(setup, { seed: 1, steps: 9 })).toMatchObject({ end: 'broken', property: 'deaf', steps: { length: 2 } });
  });
});
