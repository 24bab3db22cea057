/** A run that diverged is explained, and cut down to a part that diverges at the same event. */
import { describe, expect, test } from 'vitest';
import { always } from '../../../spec/kernel/spec.ts';
import { eventsOf } from '../../../traces/causal-order/run-events.ts';
import type { EventLine } from '../../../traces/format/line.ts';
import { oneRun } from '../../../traces/format/one-run.ts';
import { readTrace } from '../../../traces/format/read.ts';
import { explanationOf } from '../../../traces/minimal/explanation.ts';
import { minimalRun } from '../../../traces/minimal/minimal-run.ts';
import { replayTraces } from '../../../traces/replay/replay.ts';
import type { Replayables } from '../../../traces/replay/replayable.ts';
import { forged } from '../toy/edits.ts';
import { type Files, recordedRun, TOYS } from '../toy/recorded-run.ts';
import { replayableRumour, rumour } from '../toy/rumour.ts';

const files = recordedRun({ seed: 7, steps: 60, nodes: 4 });
const tracesOf = (from: Files) => oneRun(Object.entries(from).map(([name, text]) => readTrace(name, Buffer.from(text))));

/** The run with the last event of such an input changed. */
function spoiled(type: EventLine['input']['type'], change: (line: EventLine) => EventLine): Files {
  const all = eventsOf(tracesOf(files)).filter(({ line }) => line.input.type === type);
  const bad = all.at(-1);
  if (bad === undefined) throw new Error(`the run has no ${type}`);
  return forged(files, bad.trace.file, (line) => (line.type === 'event' && line.step === bad.line.step ? change(line) : line));
}

const spoils = {
  outputs: spoiled('receive', (line) => ({ ...line, outputs: [{ type: 'indicate', output: 'odd' }] })),
  state: spoiled('chosen', (line) => ({ ...line, changes: [{ path: '/telling', value: 'x' }] })),
  notEnabled: spoiled('timeout', (line) => ({ ...line, input: { type: 'timeout', timer: { word: 'never set' } } })),
  unsentMessage: spoiled('receive', (line) => ({ ...line, input: { type: 'receive', from: 1, message: 'x', mid: '1.1.0.7' } })),
} as const;

describe.each(Object.entries(spoils))('a run with a divergence of the kind %s', (kind, from) => {
  const traces = tracesOf(from);
  const report = replayTraces(traces, TOYS);

  test('has a small part that diverges in the same way, none of which can be left out', () => {
    const part = minimalRun(report, traces, TOYS);
    const again = replayTraces(tracesOf(Object.fromEntries(part?.files ?? [])), TOYS);
    expect([report.first?.kind, again.first?.kind, again.first?.at.file]).toEqual([kind, kind, report.first?.at.file]);
    expect(part?.isLeast).toBe(true);
    expect(part?.events).toBeLessThan(report.consumed.events / 3);
    expect(again.consumed.eventsInFiles).toBe(part?.events);
  });

  test('is explained by what was possible there, and by what had happened', () => {
    const explanation = explanationOf(report, traces);
    const before = Object.values(explanation?.byAction ?? {}).reduce((sum, count) => sum + count, 0);
    expect(before).toBe(report.consumed.events);
    expect(explanation?.enabled.length).toBeGreaterThan(0);
    expect(explanation?.neverSeen).toEqual(['suspect', 'restore']);
    expect(explanation?.past).toBeLessThanOrEqual(before + 1);
  });
});

test('a timer that was not armed: the armed ones, and the messages on their way, are possible', () => {
  const traces = tracesOf(spoils.notEnabled);
  const { enabled = [] } = explanationOf(replayTraces(traces, TOYS), traces) ?? {};
  expect(enabled).toContainEqual(expect.stringMatching(/^timeout \{"word":"w\d"\}$/));
  expect(enabled).toContainEqual(expect.stringMatching(/^suspect \d$/));
});

test('a broken property of several nodes keeps those that break it', () => {
  const heard: Replayables = {
    rumour: {
      ...replayableRumour,
      properties: () => ({ fewHear: always(({ nodes }) => nodes.filter(({ state }) => state.heard.length > 0).length < 3) }),
    },
  };
  const traces = tracesOf(files);
  const report = replayTraces(traces, heard);
  const part = minimalRun(report, traces, heard);
  const again = replayTraces(tracesOf(Object.fromEntries(part?.files ?? [])), heard);
  expect([report.first?.kind, again.first?.kind]).toEqual(['property', 'property']);
  expect(again.consumed.nodes.length).toBeGreaterThanOrEqual(3);
  expect(part?.events).toBeLessThan(report.consumed.events);
});

test('a reducer that is not the one that ran is shown by few events', () => {
  const broken: Replayables = {
    rumour: {
      ...replayableRumour,
      protocol: { ...rumour, step: (state, event) => (event.type === 'timeout' ? { state, effects: [] } : rumour.step(state, event)) },
    },
  };
  const traces = tracesOf(files);
  const part = minimalRun(replayTraces(traces, broken), traces, broken);
  // Boot, start, request, choice and timeout of one node, and the peer that it tells.
  expect(part?.events).toBeLessThanOrEqual(8);
});

test('a run that did not diverge has no such part', () => {
  const traces = tracesOf(files);
  const report = replayTraces(traces, TOYS);
  expect([report.verdict, minimalRun(report, traces, TOYS), explanationOf(report, traces)]).toEqual(['conforms', null, null]);
});
