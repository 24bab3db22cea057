/** Logs with vector clocks: events that do not know of each other have no order, and what is missing shows. */
import { describe, expect, test } from 'vitest';
import { unjudged } from '../../../traces/foreign/conformance.ts';
import type { ForeignRecord } from '../../../traces/foreign/foreign-record.ts';
import { readForeignChunks } from '../../../traces/foreign/read-foreign.ts';
import { judgedText } from './two-phase.ts';

/** A token that p and q hand to each other. */
const token = {
  spec: {
    name: 'token',
    init: [{ holder: 'p', isUnderWay: false }],
    actions: {
      pass: {
        params: () => ['p', 'q'],
        when: ({ holder }: { holder: string | null }, by: string) => holder === by,
        then: (_: unknown, by: string) => ({ holder: null, from: by }),
      },
      take: {
        params: () => ['p', 'q'],
        when: ({ holder, from }: { holder: string | null; from?: string }, by: string) => holder === null && from !== by,
        then: (_: unknown, by: string) => ({ holder: by }),
      },
    },
    properties: {},
  },
  event: ({ host, value }: ForeignRecord) => (value === 'idle' ? null : { action: String(value), params: [host] }),
};

const event = (host: string, clock: object, text: string) => `${host} ${JSON.stringify(clock)}\n${text}\n`;
const good = [
  event('q', { p: 1, q: 2 }, 'take'),
  event('p', { p: 1 }, 'pass'),
  event('q', { q: 1 }, 'idle'),
  event('q', { p: 1, q: 3 }, 'pass'),
  event('p', { p: 2, q: 3 }, 'take'),
];

test('conforms: the order of lines says nothing, that of clocks does', () => {
  expect(judgedText(good.join(''), token)).toMatchObject({
    verdict: 'conforms',
    format: 'shiviz',
    events: { inFiles: 5, explained: 4, ignored: 1, processes: 2 },
  });
});

test('conforms: some order of events that do not know of each other', () => {
  const blind = [event('q', { q: 1 }, 'take'), event('p', { p: 1 }, 'pass'), event('p', { p: 2 }, 'take'), event('q', { q: 2 }, 'pass')];
  expect(judgedText(blind.join(''), token)).toMatchObject({ verdict: 'conforms', search: { states: 5 } });
});

test('diverged: no order explains it; the process is named', () => {
  const twice = [...good.slice(0, 3), event('p', { p: 2 }, 'take')];
  const report = judgedText(twice.join(''), token);
  expect(report).toMatchObject({ verdict: 'diverged' });
  expect(report.unexplained.map(({ process }) => process)).toContain('p');
});

test('inconclusive: events are missing, or the file is torn', () => {
  const withGap = good.filter((_, i) => i !== 2).join('');
  expect(judgedText(withGap, token)).toMatchObject({
    verdict: 'inconclusive',
    reasons: [{ kind: 'gap', says: 'events 1 to 1 of q are missing' }],
  });
  const withoutCause = good.filter((_, i) => i !== 1).join('');
  expect(judgedText(withoutCause, token).verdict).toBe('inconclusive');
  expect(judgedText(`${good.join('')}p {"p":3`, token)).toMatchObject({ verdict: 'inconclusive', reasons: [{ kind: 'torn' }] });
  expect(judgedText(`${good.join('')}p {"p":3,"q":3}\n`, token)).toMatchObject({ verdict: 'inconclusive', reasons: [{ kind: 'torn' }] });
});

test('without a model the clocks alone are looked at, and nothing conforms', () => {
  expect(unjudged(readForeignChunks('log', [Buffer.from(good.join(''))], {}))).toMatchObject({
    verdict: 'inconclusive',
    events: { inFiles: 5, processes: 2 },
    reasons: [{ kind: 'model', says: expect.stringContaining('the 5 events are in one causal order') }],
  });
});

describe('bad input', () => {
  test.each([
    [`${good.join('')}hello\nworld\n`, 'log:11:1: got "hello", expected the name of a process'],
    [`${good[1]}p {"p":one}\nx\n`, 'log:3:8: '],
    [event('p', { p: 0 }, 'pass'), 'log:1:3: expected a vector clock'],
    [event('p', { q: 1 }, 'pass'), 'log:1: the clock of p has no entry for p itself'],
    [good.join('') + good.join(''), 'log:11: event 2 of q is there twice, first in line 1; two runs in one file must be cut apart'],
    [
      event('q', { q: 1, p: 1 }, 'pass') + event('q', { q: 2 }, 'pass') + event('p', { p: 1 }, 'pass'),
      'log:3: the clock of q runs backwards: event 2 knows 0 events of p, and its event before 1',
    ],
    [event('p', { p: 1, q: 1 }, 'pass') + event('q', { q: 1, p: 1 }, 'pass'), 'each come before the other'],
  ])('%#', (text, says) => {
    expect(() => judgedText(text, token)).toThrow(says);
  });

  test('events without a function that says what they mean', () => {
    expect(() => judgedText(good.join(''), { spec: token.spec })).toThrow('event: got nothing, expected a function in the mapping');
  });
});
