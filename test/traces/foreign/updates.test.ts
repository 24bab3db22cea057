/** Logs of updates: what they leave out is searched for, and a log that no run explains is refuted with the guard that was false. */
import { describe, expect, test } from 'vitest';
import type { TwoPhase } from '../../../spec/baselines/two-phase-commit/two-phase.ts';
import { commit, committed, judgedLines, judgedText, only, prepare, received, twoPhaseMapping } from './two-phase.ts';

const mapping = twoPhaseMapping(['a', 'b']);
const whole = [prepare('a'), received('a'), received('a'), prepare('b'), received('b'), commit(), committed('b'), committed('a')];

describe('conforms', () => {
  test('a log that tells all', () => {
    expect(judgedLines(whole, mapping)).toMatchObject({
      verdict: 'conforms',
      format: 'updates',
      events: { inFiles: 8, explained: 8 },
      byAction: { RMPrepare: 2, TMRcvPrepared: 3, TMCommit: 1, RMRcvCommitMsg: 2 },
      neverSeen: ['TMAbort', 'RMChooseToAbort', 'RMRcvAbortMsg'],
      unexplained: [],
    });
  });

  test('a log without variables, whose parameters are found', () => {
    const names = ['RMPrepare', 'TMRcvPrepared', 'RMPrepare', 'TMRcvPrepared', 'TMRcvPrepared', 'TMCommit', 'RMRcvCommitMsg'];
    const report = judgedLines(
      names.map((name) => only(name)),
      mapping,
    );
    expect(report).toMatchObject({ verdict: 'conforms', search: { hadChoices: true }, events: { explained: 7 } });
  });

  test('a log without the names of events, whose actions are found', () => {
    const nameless = whole.map((line) => line.replace(/,"event".*/, '}'));
    expect(judgedLines(nameless, mapping)).toMatchObject({ verdict: 'conforms', byAction: { TMCommit: 1, RMRcvCommitMsg: 2 } });
  });

  test('a log in which actions are hidden, if the mapping says so', () => {
    const lines = [prepare('a'), prepare('b'), commit()];
    expect(judgedLines(lines, mapping)).toMatchObject({ verdict: 'diverged' });
    expect(judgedLines(lines, { ...mapping, hidden: ['TMRcvPrepared'] })).toMatchObject({
      verdict: 'conforms',
      byAction: { RMPrepare: 2, TMRcvPrepared: 2, TMCommit: 1 },
    });
  });

  test('a log whose last line has no newline, and empty lines', () => {
    expect(judgedText(`${whole.join('\n\n')}`, mapping)).toMatchObject({ verdict: 'conforms', events: { ignored: 7 } });
  });
});

describe('diverged', () => {
  const early = [prepare('a'), received('a'), commit(), committed('a')];

  test('names the event, the guard that was false, what it looked at, and what was possible instead', () => {
    expect(judgedLines(early, mapping)).toMatchObject({
      verdict: 'diverged',
      events: { explained: 2, inFiles: 4 },
      unexplained: [
        {
          file: 'log',
          line: 3,
          event: { event: 'TMCommit' },
          refusals: [
            {
              action: 'TMCommit',
              kind: 'guard',
              operands: { tmState: 'undecided', 'tmPrepared.a': true, 'tmPrepared.b': false },
            },
          ],
        },
      ],
      enabled: ['TMRcvPrepared("a")', 'TMAbort', 'RMPrepare("b")', 'RMChooseToAbort("b")'],
    });
  });

  test('says the clause of the guard, where the mapping has one', () => {
    const guard = (_action: string, _param: unknown, { tmPrepared }: TwoPhase) => [
      { clause: 'every manager is prepared', holds: false, operands: { tmPrepared } },
      { clause: 'undecided', holds: true, operands: {} },
    ];
    const [refusal] = judgedLines(early, { ...mapping, guard }).unexplained[0].refusals;
    expect(refusal).toMatchObject({
      says: 'its guard is false: every manager is prepared',
      operands: { tmPrepared: { a: true, b: false } },
    });
  });

  test('says which variable differs, if the action was possible', () => {
    const report = judgedLines([prepare('a').replace('"prepared"', '"committed"')], mapping);
    expect(report.unexplained[0].refusals).toEqual([
      expect.objectContaining({
        action: 'RMPrepare',
        param: 'a',
        kind: 'variables',
        diff: [{ path: '/rmState/a', before: 'prepared', after: 'committed' }],
      }),
    ]);
  });

  test('says which property a step would break', () => {
    const careless = {
      ...mapping,
      spec: {
        ...mapping.spec,
        properties: { nobodyCommits: { kind: 'always', holds: ({ tmState }: TwoPhase) => tmState !== 'committed' } },
      },
    } as const;
    const [refusal] = judgedLines(whole, careless).unexplained[0].refusals;
    expect(refusal).toMatchObject({ kind: 'property', says: expect.stringContaining('"nobodyCommits" does not hold') });
  });

  test('is certain before the place where the file is torn', () => {
    expect(judgedText(`${early.join('\n')}\n{"event":"TM`, mapping)).toMatchObject({
      verdict: 'diverged',
      reasons: [{ kind: 'torn', line: 5 }],
    });
  });

  test('a log in which two runs are mixed, two lines are exchanged, or one is doubled', () => {
    const [first, ...rest] = whole;
    expect(
      judgedLines(
        whole.flatMap((line) => [line, line]),
        mapping,
      ).verdict,
    ).toBe('diverged');
    expect(judgedLines([...rest, first], mapping).verdict).toBe('diverged');
    expect(judgedLines([...whole.slice(0, 6), whole[5], ...whole.slice(6)], mapping).verdict).toBe('diverged');
  });
});

describe('inconclusive', () => {
  test('a file that stops within a line', () => {
    expect(judgedText(`${whole.join('\n')}\n{"event":"TM`, mapping)).toMatchObject({
      verdict: 'inconclusive',
      reasons: [{ kind: 'torn', file: 'log', line: 9 }],
    });
  });

  test('a search that reaches its budget', () => {
    expect(judgedLines(whole, mapping, 3)).toMatchObject({ verdict: 'inconclusive', reasons: [{ kind: 'budget' }] });
  });

  test('a run that cannot be over', () => {
    const mayEnd = ({ rmState }: TwoPhase) => Object.values(rmState).every((state) => state === 'committed');
    expect(judgedLines(whole, { ...mapping, mayEnd })).toMatchObject({ verdict: 'conforms' });
    expect(judgedLines(whole.slice(0, -1), { ...mapping, mayEnd })).toMatchObject({
      verdict: 'inconclusive',
      reasons: [{ kind: 'unfinished' }],
    });
  });

  test('a divergence that more hidden actions might explain', () => {
    const lines = [prepare('a'), prepare('b'), commit()];
    expect(judgedLines(lines, { ...mapping, hidden: ['TMRcvPrepared'], mostHidden: 0 })).toMatchObject({
      verdict: 'inconclusive',
      reasons: [{ kind: 'hidden' }],
    });
  });
});

test('names that no later line uses may change places, so fewer states are looked at', () => {
  const managers = ['a', 'b', 'c', 'd', 'e'];
  const lines = [
    ...managers.map(() => only('RMPrepare')),
    ...managers.map(() => only('TMRcvPrepared')),
    only('TMCommit'),
    only('TMCommit'),
  ];
  const plain = judgedLines(lines, twoPhaseMapping(managers));
  const symmetric = judgedLines(lines, { ...twoPhaseMapping(managers), symmetric: { groups: [managers] } });
  expect([plain.verdict, symmetric.verdict]).toEqual(['diverged', 'diverged']);
  expect(symmetric.search.states).toBeLessThan(plain.search.states / 5);
  // Names that are used later are told apart.
  const named = [only('RMPrepare'), only('RMPrepare', 'a'), only('RMPrepare', 'b')];
  expect(judgedLines(named, { ...twoPhaseMapping(['a', 'b', 'c']), symmetric: { groups: [['a', 'b', 'c']] } }).verdict).toBe('conforms');
});

test('a log that leaves no choice is followed without remembering it', () => {
  const { spec } = {
    spec: {
      name: 'counter',
      init: [{ n: 0 }],
      actions: { up: { when: () => true, then: ({ n }: { n: number }) => ({ n: n + 1 }) } },
      properties: {},
    },
  };
  const report = judgedLines(
    Array.from({ length: 5000 }, () => only('up')),
    { spec },
  );
  expect(report).toMatchObject({ verdict: 'conforms', state: { n: 5000 }, search: { hadChoices: false } });
});

describe('bad input is refused by its place', () => {
  test.each([
    ['', 'log: the file is empty'],
    ['\n\n', 'log: the file is empty'],
    ['hello\n', 'log:1:1: the format is not known: got "hello"'],
    [`${prepare('a')}\n[1]\n`, 'log:2:1: got "[1]", expected an object'],
    [`${prepare('a')}\n{"event": nope}\n{}\n`, 'log:2:11: '],
    [`${prepare('a')}\n${'['.repeat(3000)}\n{}\n`, 'log:2:201: '],
    [only('TMLaunch'), 'log:1: the event "TMLaunch" is not known; the actions are TMRcvPrepared, '],
    ['{"clock":1}', 'log:1: got neither an event nor a variable'],
    ['{"event":3}', 'log:1: event: got 3, expected the name of an action'],
    ['{"event":"TMAbort","msgs":3}', 'log:1:20: msgs: got 3, expected a list of updates'],
    ['{"event":"TMAbort","msgs":[{"op":"Explode","args":[]}]}', 'log:1:20: msgs: op: got "Explode", expected one of Update, '],
    ['{"event":"TMAbort","msgs":[{"op":"Update","args":[]}]}', 'log:1:20: msgs: args of Update: got 0, expected 1'],
    ['{"event":"TMAbort","msgs":[{"op":"Update","path":3}]}', 'log:1:20: msgs: path: got 3, expected a list'],
    ['{"event":"TMAbort","colour":[]}', 'log:1: the variable "colour" is not known; the variables are rmState, '],
    ['{"event":"TMAbort","x":1e999}', 'log:1:'],
  ])('%#', (text, says) => {
    expect(() => judgedText(text, mapping)).toThrow(says);
  });

  test('bytes of other files, and lines that are too long', () => {
    expect(() => judgedText(Buffer.from([0x7b, 0xff, 0x0a]), mapping)).toThrow('log:1:2: not text: got bytes that are not UTF-8');
    expect(() => judgedText(Buffer.from('{}\n\u0000\u0000\n'), mapping)).toThrow('log:2:1: not text: got a byte 0, as in a binary file');
    expect(() => judgedText(Buffer.alloc(17_000_000, 0x61), mapping)).toThrow(
      'log:1: the line is too long: expected at most 16777216 bytes',
    );
  });

  test('a mapping that is none, that throws, or that returns anything', () => {
    const log = [only('TMAbort')];
    expect(() => judgedLines(log, {} as never)).toThrow('mapping: mapping.spec: got nothing, expected a spec');
    expect(() => judgedLines(log, { ...mapping, hidden: ['Nothing'] })).toThrow(
      'mapping.hidden: got "Nothing", expected actions of the spec',
    );
    const fail = () => {
      throw new Error('odd');
    };
    expect(() => judgedLines(log, { ...mapping, event: fail })).toThrow('log:1: the mapping threw: odd');
    expect(() => judgedLines(log, { ...mapping, view: fail })).toThrow(/the mapping threw: odd|mapping/);
    for (const odd of [3, 'x', [], { action: 3 }, { params: 1 }, { mayStutter: 'yes' }])
      expect(() => judgedLines(log, { ...mapping, event: () => odd as never })).toThrow(/^log:1: the mapping threw: event\(record\)/);
    expect(() => judgedLines(log, { ...mapping, event: () => null })).toThrow('log: no record says anything');
    const when = () => 'maybe';
    const spec = { ...mapping.spec, actions: { TMAbort: { when, then: (state: TwoPhase) => state } } };
    expect(() => judgedLines(log, { ...mapping, spec } as never)).toThrow(
      'mapping: when of TMAbort returned "maybe", expected true or false',
    );
  });
});
