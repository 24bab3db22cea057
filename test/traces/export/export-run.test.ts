/** Runs in the formats of other tools. Where the project reads the format, it reads back what was recorded. */
import { describe, expect, test } from 'vitest';
import { causalPast, eventsOf } from '../../../traces/causal-order/run-events.ts';
import { exportRun } from '../../../traces/export/export-run.ts';
import { asMermaid } from '../../../traces/export/mermaid.ts';
import { conformanceOf, unjudged } from '../../../traces/foreign/conformance.ts';
import { mappingOf } from '../../../traces/foreign/given-mapping.ts';
import { specOfNodes } from '../../../traces/foreign/nodes-spec.ts';
import { readForeignChunks } from '../../../traces/foreign/read-foreign.ts';
import type { EventLine } from '../../../traces/format/line.ts';
import { oneRun } from '../../../traces/format/one-run.ts';
import { readTrace } from '../../../traces/format/read.ts';
import { forged, linesOf } from '../toy/edits.ts';
import { type Files, recordedRun, TOYS } from '../toy/recorded-run.ts';
import { rumour } from '../toy/rumour.ts';

const files = recordedRun({ seed: 7, steps: 20 });
const tracesOf = (from: Files) => oneRun(Object.entries(from).map(([name, text]) => readTrace(name, Buffer.from(text))));
const traces = tracesOf(files);
const events = eventsOf(traces);
const exported = (format: Parameters<typeof exportRun>[0], from = traces) => exportRun(format, from, TOYS);
const read = (text: string) => readForeignChunks('run', [Buffer.from(text)], {});

describe('ShiViz', () => {
  test('its log is complete, and has the order of cause and effect', () => {
    const trace = read(exported('shiviz').text);
    expect(unjudged(trace)).toMatchObject({ events: { inFiles: events.length, processes: 3 }, reasons: [{ kind: 'model' }] });
    const [boot] = trace.records;
    expect(boot).toMatchObject({ host: expect.stringMatching(/^[123]#1$/), value: expect.stringContaining('boot') });
    for (const { clock = {}, value } of trace.records) {
      const [, from] = / from (\d)/.exec(String(value)) ?? [];
      if (from !== undefined) expect(clock[`${from}#1`]).toBeGreaterThan(0);
    }
  });

  test('a window of it counts from 1, too', () => {
    const window = tracesOf(recordedRun({ seed: 3, steps: 1500 }));
    const { text, note } = exported('shiviz', window);
    expect(note).toMatch(/^the last 2000 of \d+ events$/);
    expect(unjudged(read(text))).toMatchObject({ events: { inFiles: 2000 }, reasons: [{ kind: 'model' }] });
  });
});

describe('ITF', () => {
  const nodes = traces.map(({ header: { node, config } }) => ({ id: node, config: config as { readonly peers: readonly number[] } }));
  const mapping = mappingOf({ spec: specOfNodes({ protocol: rumour, nodes }) }, 'mapping');

  test('its states are explained by the reducer that ran', () => {
    const report = conformanceOf(read(exported('itf').text), mapping);
    const counted = events.filter(({ line }) => line.input.type !== 'boot').length;
    expect(report).toMatchObject({ verdict: 'conforms', events: { explained: counted + 1 } });
    expect(report.byAction).toMatchObject({ start: 3, receive: expect.any(Number), chosen: expect.any(Number) });
  });

  test('one value altered is refuted', () => {
    const text = exported('itf').text;
    const place = text.lastIndexOf('"w1"');
    expect(conformanceOf(read(`${text.slice(0, place)}"w9"${text.slice(place + 4)}`), mapping).verdict).toBe('diverged');
  });

  test('has no bare number', () => {
    const { states } = JSON.parse(exported('itf').text);
    const bare = JSON.stringify(states.map(({ '#meta': _, ...variables }: Record<string, unknown>) => variables)).match(/[:[,]-?\d/g);
    expect(bare).toBeNull();
  });

  test('a run that the reducer cannot take is refused by its line', () => {
    const wrong = forged(files, 'node-2.1.ndjson', (line) =>
      line.type === 'event' && line.input.type === 'timeout' ? { ...line, input: { type: 'timeout', timer: { word: 'never' } } } : line,
    );
    expect(() => exported('itf', tracesOf(wrong))).toThrow(
      /^node-2\.1\.ndjson:\d+: cannot be written as states: the timeout was not possible/,
    );
  });
});

describe('Mermaid', () => {
  test('shows the nodes, what arrived, what was lost, and what else happened', () => {
    const { text } = exported('mermaid');
    expect(text).toMatch(/^sequenceDiagram\n {2}participant n1 as 1\n {2}participant n2 as 2\n {2}participant n3 as 3\n/);
    expect(text).toContain(': rumour\n');
    expect(text).toContain('Note over n2: timeout');
    expect(text).not.toContain('-x');
    const last = events.findLastIndex(({ line }) => line.input.type === 'receive');
    expect(asMermaid(events.slice(0, last))).toContain('-x');
  });

  test('has 60 messages at most, and says what it leaves out', () => {
    const { text } = exported('mermaid', tracesOf(recordedRun({ seed: 3, steps: 400 })));
    expect(text.match(/->>|-x/g)?.length).toBeLessThanOrEqual(60);
    expect(text).toMatch(/%% \d+ earlier lines are left out/);
    expect(text.length).toBeLessThan(10_000);
  });

  test('of a run that diverged, it shows the causal past of the first divergence', () => {
    const [receipt] = linesOf(files['node-2.1.ndjson'] ?? '').flatMap((line) =>
      line.type === 'event' && line.input.type === 'receive' ? [line] : [],
    );
    const wrong = forged(files, 'node-2.1.ndjson', (line) =>
      line.type === 'event' && line.step === receipt?.step ? ({ ...line, outputs: [] } satisfies EventLine) : line,
    );
    const { text, note } = exported('mermaid', tracesOf(wrong));
    expect(note).toMatch(/^the causal past of node-2\.1\.ndjson:\d+, the first divergence$/);
    expect(text.length).toBeLessThan(exported('mermaid').text.length);
  });
});

test('OpenTelemetry: a record for each line, which has the line in its body', () => {
  const lines = exported('otel').text.trimEnd().split('\n');
  expect(lines.length).toBe(3);
  for (const line of lines) {
    const [{ resource, scopeLogs }] = JSON.parse(line).resourceLogs;
    const instance = resource.attributes.find(({ key }: { readonly key: string }) => key === 'service.instance.id').value.stringValue;
    const own = events.filter(({ trace: { header } }) => `${header.node}#${header.incarnation}` === instance);
    const records: readonly { readonly body: { readonly stringValue: string }; readonly timeUnixNano: string }[] = scopeLogs[0].logRecords;
    expect(records.map(({ body }) => JSON.parse(body.stringValue))).toEqual(own.map(({ line: each }) => each));
    expect(records[0]?.timeUnixNano).toBe('1700000000000000000');
  }
});

test('the causal past of an event has the sendings of all that its node has received, and no event that it cannot know of', () => {
  const last = events.findLast(({ line }) => line.input.type === 'receive');
  const first = events.find(({ line }) => line.input.type === 'receive');
  if (last === undefined || first === undefined) throw new Error('the run has receipts');
  const past = causalPast(events, last);
  const sent = new Set(past.flatMap(({ line }) => line.outputs.flatMap((output) => (output.type === 'send' ? [output.mid] : []))));
  for (const { line } of past) if (line.input.type === 'receive') expect(sent).toContain(line.input.mid);
  expect(past.at(-1)).toBe(last);
  expect(causalPast(events, first).length).toBeLessThan(past.length);
});
