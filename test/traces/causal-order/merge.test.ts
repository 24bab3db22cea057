import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Merge, merge } from '../../../traces/causal-order/merge.ts';
import { oneRun } from '../../../traces/format/one-run.ts';
import { readTrace } from '../../../traces/format/read.ts';
import { replayTraces } from '../../../traces/replay/replay.ts';
import { forged } from '../toy/edits.ts';
import { type Files, recordedRun, TOYS } from '../toy/recorded-run.ts';

const tracesOf = (files: Files) => oneRun(Object.entries(files).map(([name, text]) => readTrace(name, Buffer.from(text))));
const anyRun = fc
  .record({ seed: fc.nat(), nodes: fc.integer({ min: 2, max: 5 }), steps: fc.integer({ min: 0, max: 60 }) })
  .map(recordedRun);
const namesOf = ({ order }: Merge): readonly string[] => order.map(({ trace, number }) => `${trace.file}:${number}`);

test('every line comes once, after the earlier lines of its file and, if a receipt, after its sending', () => {
  fc.assert(
    fc.property(anyRun, (files) => {
      const traces = tracesOf(files);
      const { order, beforeTheirSending } = merge(traces);
      const sent = new Set<string>();
      const last = new Map<string, number>();
      for (const { trace, number, line } of order) {
        expect(number).toBeGreaterThan(last.get(trace.file) ?? 1);
        last.set(trace.file, number);
        if (line.type !== 'event') continue;
        if (line.input.type === 'receive') expect(sent).toContain(line.input.mid);
        for (const output of line.outputs) if (output.type === 'send') sent.add(output.mid);
      }
      expect(order).toHaveLength(traces.reduce((sum, { lines }) => sum + lines.length, 0));
      expect(beforeTheirSending).toEqual([]);
    }),
    { numRuns: 30 },
  );
});

test('the order does not depend on the order of the files', () => {
  fc.assert(
    fc.property(anyRun, (files) => {
      const turned = Object.fromEntries(Object.entries(files).reverse());
      expect(namesOf(merge(tracesOf(turned)))).toEqual(namesOf(merge(tracesOf(files))));
    }),
    { numRuns: 20 },
  );
});

test('two receipts that each wait for the other are a cycle, and a divergence', () => {
  const files = recordedRun({ seed: 3, nodes: 2, steps: 12 });
  const firstReceipt = (file: string) =>
    merge(tracesOf(files)).order.find(({ trace, line }) => trace.file === file && line.type === 'event' && line.input.type === 'receive');
  const spoiled = Object.keys(files).reduce((so, file) => {
    const receipt = firstReceipt(file);
    const other = tracesOf(files)
      .find((trace) => trace.file !== file)
      ?.lines.findLast(({ line }) => line.type === 'event' && line.outputs.some(({ type }) => type === 'send'));
    const late = other?.line.type === 'event' ? other.line.outputs.find((output) => output.type === 'send') : undefined;
    return forged(so, file, (line, index) => {
      if (index + 1 !== receipt?.number || line.type !== 'event' || line.input.type !== 'receive' || late?.type !== 'send') return line;
      return { ...line, input: { ...line.input, mid: late.mid } };
    });
  }, files);
  expect(merge(tracesOf(spoiled)).beforeTheirSending).not.toEqual([]);
  expect(replayTraces(tracesOf(spoiled), TOYS)).toMatchObject({ verdict: 'diverged', first: { kind: 'cycle' } });
});
