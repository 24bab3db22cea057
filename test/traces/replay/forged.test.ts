/** Lines that are well sealed but say what never happened: the reducers and the network find them. */
import { describe, expect, test } from 'vitest';
import type { Protocol } from '../../../impl/kernel/protocol.ts';
import type { World } from '../../../model-check/world/world.ts';
import { always, type Property, recoverable, step } from '../../../spec/kernel/spec.ts';
import type { EventLine, Input, Output, TraceLine } from '../../../traces/format/line.ts';
import { forged, linesOf } from '../toy/edits.ts';
import { recordedRun, replayFiles } from '../toy/recorded-run.ts';
import { type RumourTypes, replayableRumour, rumour } from '../toy/rumour.ts';

const files = recordedRun({ seed: 7, steps: 20 });
const file = 'node-2.1.ndjson';
const lines = linesOf(files[file] ?? '');

/** The first event of the file with such an input, and its line number. */
function find(wanted: (line: EventLine) => boolean): { readonly line: EventLine; readonly number: number } {
  const index = lines.findIndex((line) => line.type === 'event' && wanted(line));
  const line = lines[index];
  if (line?.type !== 'event') throw new Error('the run holds no such event');
  return { line, number: index + 1 };
}

/** The report on the run with one line of the file replaced. */
function replacing(number: number, change: (line: EventLine) => TraceLine | readonly TraceLine[]): ReturnType<typeof replayFiles> {
  return replayFiles(forged(files, file, (line, index) => (index === number - 1 && line.type === 'event' ? change(line) : line)));
}

const withInput = (line: EventLine, input: Input): EventLine => ({ ...line, input });
const withOutputs = (line: EventLine, outputs: readonly Output[]): EventLine => ({ ...line, outputs });
const receipt = find(({ input }) => input.type === 'receive');
const choice = find(({ input }) => input.type === 'chosen');
const timeout = find(({ input }) => input.type === 'timeout');

describe('diverged, at the line that was forged', () => {
  test('another digest of the state at the boot', () => {
    const booted = find(({ step }) => step === 0);
    const digest = 'f'.repeat(32);
    expect(replacing(booted.number, (event) => ({ ...event, digest }))).toMatchObject({
      verdict: 'diverged',
      first: { kind: 'state', at: { node: 2, step: 0, file, line: booted.number }, actual: { digest } },
    });
    expect(replacing(booted.number, ({ digest: _, ...event }) => event)).toMatchObject({ verdict: 'diverged', first: { kind: 'state' } });
  });

  test('another change of the state, or one more', () => {
    for (const [index, line] of lines.entries()) {
      if (line.type !== 'event' || line.step === 0) continue;
      const { changes: made = [] } = line;
      const changes = made.length > 0 ? made.slice(1) : [{ path: '/telling', value: 'w' }];
      expect(replacing(index + 1, (event) => ({ ...event, changes }))).toMatchObject({
        verdict: 'diverged',
        first: {
          kind: 'state',
          at: { node: 2, step: line.step, file, line: index + 1 },
          expected: { changes: line.changes },
          actual: { changes },
        },
      });
    }
  });

  test('another change of the state', () => {
    const changes = [{ path: '/telling', value: 'x' }];
    const report = replacing(choice.number, (line) => ({ ...line, changes }));
    expect(report).toMatchObject({
      verdict: 'diverged',
      first: { kind: 'state', at: { line: choice.number }, diff: [{ path: '/~1telling/value', before: null, after: 'x' }] },
    });
  });

  test('a message that was received otherwise than it was sent', () => {
    const { input } = receipt.line;
    if (input.type !== 'receive') throw new Error('no receipt');
    expect(replacing(receipt.number, (line) => withInput(line, { ...input, message: { type: 'rumour', word: 'other' } }))).toMatchObject({
      verdict: 'diverged',
      first: {
        kind: 'wrongMessage',
        at: { line: receipt.number },
        diff: [expect.objectContaining({ path: expect.stringMatching('/message') })],
      },
    });
    expect(replacing(receipt.number, (line) => withInput(line, { ...input, from: 2 }))).toMatchObject({
      first: { kind: 'wrongMessage', diff: [{ path: '/from' }] },
    });
  });

  test('a message that was sent otherwise than the reducer sends it', () => {
    const outputs = choice.line.outputs.map((output) =>
      output.type === 'send' ? { ...output, message: { type: 'rumour', word: 'other' } } : output,
    );
    expect(replacing(choice.number, (line) => withOutputs(line, outputs))).toMatchObject({
      verdict: 'diverged',
      first: { kind: 'outputs', at: { line: choice.number }, diff: [{ path: '/0/message/word', after: 'other' }] },
    });
  });

  test('an output left out, and two outputs in another order', () => {
    expect(replacing(choice.number, (line) => withOutputs(line, []))).toMatchObject({
      first: { kind: 'outputs', at: { line: choice.number } },
    });
    expect(replacing(choice.number, (line) => withOutputs(line, line.outputs.toReversed()))).toMatchObject({
      first: { kind: 'outputs', at: { line: choice.number } },
    });
  });

  test('a message that nobody sent', () => {
    const { input } = receipt.line;
    if (input.type !== 'receive') throw new Error('no receipt');
    for (const mid of [input.mid.replace(/\d+$/, '9'), '1.1.999.0', 'no name']) {
      expect(replacing(receipt.number, (line) => withInput(line, { ...input, mid }))).toMatchObject({
        verdict: 'diverged',
        first: { kind: 'unsentMessage', at: { line: receipt.number } },
      });
    }
  });

  test('another Lamport clock', () => {
    expect(replacing(receipt.number, (line) => ({ ...line, lamport: line.lamport + 1 }))).toMatchObject({
      verdict: 'diverged',
      first: { kind: 'clock', at: { line: receipt.number } },
    });
  });

  test('a timer that was not armed', () => {
    expect(replacing(timeout.number, (line) => withInput(line, { type: 'timeout', timer: { word: 'never set' } }))).toMatchObject({
      verdict: 'diverged',
      first: { kind: 'notEnabled', at: { line: timeout.number }, says: expect.stringContaining('not armed') },
    });
  });

  test('a node that is not monitored, a second start, a choice that nobody asked for or that is too large', () => {
    const inputs: readonly Input[] = [{ type: 'suspect', node: 99 }, { type: 'start' }, { type: 'chosen', value: 0 }, { type: 'boot' }];
    for (const input of inputs)
      expect(replacing(receipt.number, (line) => withInput(line, input))).toMatchObject({
        verdict: 'diverged',
        first: { kind: 'notEnabled', at: { line: receipt.number } },
      });
    expect(replacing(choice.number, (line) => withInput(line, { type: 'chosen', value: 2 }))).toMatchObject({
      first: { kind: 'notEnabled', at: { line: choice.number } },
    });
  });
});

test('a message received twice is a divergence at the second receipt', () => {
  const { input } = receipt.line;
  const again = find((line) => line.input.type === 'receive' && line.step > receipt.line.step);
  expect(replacing(again.number, (line) => withInput(line, input))).toMatchObject({
    verdict: 'diverged',
    first: { kind: 'duplicateDelivery', at: { line: again.number } },
  });
});

test('a snapshot that is not the state of the reducer is a divergence', () => {
  const number = lines.findLastIndex((line) => line.type === 'snapshot') + 1;
  const report = replayFiles(
    forged(files, file, (line, index) => (index === number - 1 && line.type === 'snapshot' ? { ...line, monitored: [] } : line)),
  );
  expect(report).toMatchObject({ verdict: 'diverged', first: { kind: 'state', at: { line: number }, diff: [{ path: '/monitored' }] } });
});

describe('a reducer that is not the one that ran', () => {
  const changed = (step: Protocol<RumourTypes>['step']): ReturnType<typeof replayFiles> =>
    replayFiles(files, { rumour: { ...replayableRumour, protocol: { ...rumour, step } } });

  test('is found at the first event where it does something else', () => {
    const report = changed((state, event) => {
      const after = rumour.step(state, event);
      return event.type === 'timeout' ? { ...after, state: { ...after.state, telling: null } } : after;
    });
    const clock = Math.min(
      ...Object.values(files).flatMap((text) =>
        linesOf(text).flatMap((line) => (line.type === 'event' && line.input.type === 'timeout' ? [line.lamport] : [])),
      ),
    );
    const { first } = report;
    const line = linesOf(files[first?.at.file ?? ''] ?? '')[(first?.at.line ?? 0) - 1];
    expect(report).toMatchObject({
      verdict: 'diverged',
      first: { kind: 'state', diff: [expect.objectContaining({ path: expect.stringContaining('telling') })] },
    });
    expect(line).toMatchObject({ type: 'event', input: { type: 'timeout' }, lamport: clock });
  });

  test('is found when it forgets to send', () => {
    const report = changed((state, event) => (event.type === 'receive' ? { state, effects: [] } : rumour.step(state, event)));
    expect(report).toMatchObject({ verdict: 'diverged', first: { kind: 'outputs' } });
  });

  test('is found when it throws, and when it changes its arguments', () => {
    const throws = changed((state, event) => {
      if (event.type === 'receive') throw new Error('out of words');
      return rumour.step(state, event);
    });
    expect(throws).toMatchObject({ verdict: 'diverged', first: { kind: 'reducerThrew', says: 'the reducer threw: out of words' } });
    const impure = changed((state, event) => {
      if (event.type === 'receive') Object.assign(state, { telling: 'x' });
      return rumour.step(state, event);
    });
    expect(impure).toMatchObject({ verdict: 'diverged', first: { kind: 'reducerThrew', says: expect.stringContaining('read only') } });
  });
});

type Heard = World<RumourTypes, number>;

describe('a property that the run breaks is a divergence at the event that breaks it', () => {
  const nobodyHas = ({ history }: Heard) => history === 0;
  const says = (nobodyEverHears: Property<Heard>) => {
    const report = replayFiles(files, { rumour: { ...replayableRumour, properties: () => ({ nobodyEverHears }) } });
    expect(report).toMatchObject({ verdict: 'diverged', first: { kind: 'property', expected: 'nobodyEverHears' } });
    return report.first?.says;
  };

  test.each<[Property<Heard>['kind'], Property<Heard>, string]>([
    ['always', always(nobodyHas, 'Silence.', ({ history }) => `${history} have heard`), '1 have heard'],
    [
      'step',
      step(
        (_, after) => nobodyHas(after),
        'Silence.',
        (before, after) => `${before.history} → ${after.history}`,
      ),
      '0 → 1',
    ],
    ['recoverable', recoverable(nobodyHas, 'Silence.', () => 'somebody has heard'), 'somebody has heard'],
  ])('of the kind %s, told as the property explains it', (kind, property, explained) => {
    const when = kind === 'recoverable' ? 'nothing is in flight and no timer is armed, but ' : '';
    expect(says(property)).toBe(`${when}"nobodyEverHears" does not hold: ${explained}`);
  });

  test('told by what it is for, or by its name alone, where it explains nothing', () => {
    expect(says(always(nobodyHas, 'Silence.'))).toBe('"nobodyEverHears" does not hold: Silence.');
    expect(says(always(nobodyHas))).toBe('"nobodyEverHears" does not hold');
  });
});

test('what must stay reachable is judged once, when the run has come to rest', () => {
  const impossible = () => ({ nobodyIsLeft: recoverable(({ nodes }: { nodes: readonly unknown[] }) => nodes.length === 0) });
  const report = replayFiles(files, { rumour: { ...replayableRumour, properties: impossible } });
  expect(report.properties).toEqual([{ name: 'nobodyIsLeft', kind: 'recoverable', judged: 1, held: 0 }]);
  expect(report).toMatchObject({ verdict: 'diverged', first: { kind: 'property', says: expect.stringContaining('nothing is in flight') } });
});

test('a node without its trace makes the run inconclusive, and its properties are not judged', () => {
  const { 'node-3.1.ndjson': _, ...others } = files;
  const report = replayFiles(others);
  expect(report).toMatchObject({ verdict: 'inconclusive', first: { kind: 'missingTrace' } });
  expect(report.properties.every(({ judged }) => judged === 0)).toBe(true);
});

test('a gap makes the run inconclusive; the replay goes on from the next snapshot', () => {
  const snapshots = lines.filter((line) => line.type === 'snapshot');
  const last = snapshots.at(-1);
  if (last?.type !== 'snapshot') throw new Error('no snapshot');
  const report = replayFiles(
    forged(files, file, (line) => {
      if (line.type === 'event' && line.step === last.step) return { type: 'gap', from: 3, to: last.step, why: 'full', chain: '' };
      return (line.type === 'event' || line.type === 'snapshot') && line.step >= 3 && line.step < last.step ? [] : line;
    }),
  );
  expect(report).toMatchObject({ verdict: 'inconclusive', first: { kind: 'gap', at: { step: 3 } } });
  expect(report.consumed.events).toBe(report.consumed.eventsInFiles);
});
