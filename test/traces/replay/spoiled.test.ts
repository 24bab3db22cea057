/** A trace that was touched in any way is never taken for a good one. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BadTrace } from '../../../traces/format/bad-trace.ts';
import { recordedRun, replayFiles } from '../toy/recorded-run.ts';

const files = recordedRun({ seed: 7, steps: 20 });
const names = Object.keys(files);
const name = fc.constantFrom(...names);

function textOf(file: string): string {
  const text = files[file];
  if (text === undefined) throw new Error(`no file ${file}`);
  return text;
}

/** The verdict, and the file and the line that are named; of an altered line and what follows from it, the altered one. */
function outcome(
  file: string,
  content: string | Uint8Array,
): { readonly verdict: string; readonly file: string | undefined; readonly line: number | null | undefined } {
  try {
    const { verdict, first, doubts } = replayFiles({ ...files, [file]: content });
    const { at } = doubts.find(({ kind }) => kind === 'altered' || kind === 'order') ?? first ?? {};
    return { verdict, file: at?.file, line: at?.line };
  } catch (error) {
    if (!(error instanceof BadTrace)) throw error;
    return { verdict: 'bad input', file: error.file, line: error.line };
  }
}

test('the run that is spoiled below conforms', () => {
  expect(replayFiles(files)).toMatchObject({ verdict: 'conforms', doubts: [] });
});

describe('never conforms, and the file is named', () => {
  test('any byte changed to any other', () => {
    fc.assert(
      fc.property(name, fc.nat(), fc.integer({ min: 1, max: 255 }), (file, place, distance) => {
        const bytes = Buffer.from(textOf(file));
        const at = place % bytes.length;
        bytes[at] = ((bytes[at] ?? 0) + distance) % 256;
        const { verdict, file: named, line } = outcome(file, bytes);
        expect(verdict).not.toBe('conforms');
        expect(named).toBe(file);
        if (line !== null) expect(line).toBeLessThanOrEqual(lineOfByte(file, at));
      }),
      { numRuns: 400 },
    );
  });

  test('any byte left out, or put in, but an empty line at the end', () => {
    fc.assert(
      fc.property(name, fc.nat(), fc.option(fc.integer({ min: 0, max: 255 })), (file, place, added) => {
        const bytes = Buffer.from(textOf(file));
        const at = place % bytes.length;
        fc.pre(added !== NEWLINE || at < bytes.length - 1);
        const edited =
          added === null
            ? [bytes.subarray(0, at), bytes.subarray(at + 1)]
            : [bytes.subarray(0, at), Buffer.from([added]), bytes.subarray(at)];
        expect(outcome(file, Buffer.concat(edited))).not.toMatchObject({ verdict: 'conforms' });
      }),
      { numRuns: 300 },
    );
  });

  test('any line dropped', () => {
    for (const file of names) {
      const lines = textOf(file).split('\n').slice(0, -1);
      for (const dropped of lines.keys()) {
        const {
          verdict,
          file: named,
          line,
        } = outcome(
          file,
          lines
            .filter((_, index) => index !== dropped)
            .map(withNewline)
            .join(''),
        );
        expect(verdict).not.toBe('conforms');
        expect(named).toBe(file);
        // The line that now stands in the missing one's place; if the last line is missing, its predecessor.
        expect(line).toBe(Math.min(dropped + 1, lines.length - 1));
      }
    }
  });

  test('any line written twice', () => {
    for (const file of names) {
      const lines = textOf(file).split('\n').slice(0, -1);
      for (const doubled of lines.keys()) {
        const spoiled = lines.flatMap((line, index) => (index === doubled ? [line, line] : [line]));
        expect(outcome(file, spoiled.map(withNewline).join(''))).toMatchObject({ file, line: doubled + 2 });
      }
    }
  });

  test('any two neighbours swapped', () => {
    for (const file of names) {
      const lines = textOf(file).split('\n').slice(0, -1);
      for (let at = 0; at + 1 < lines.length; at++) {
        const spoiled = lines.toSpliced(at, 2, lines[at + 1] ?? '', lines[at] ?? '');
        expect(outcome(file, spoiled.map(withNewline).join(''))).toMatchObject({ file, line: at + 1 });
      }
    }
  });

  test('the file cut off after any number of bytes', () => {
    fc.assert(
      fc.property(name, fc.nat(), (file, place) => {
        const text = textOf(file);
        const cut = place % text.length;
        expect(outcome(file, text.slice(0, cut))).not.toMatchObject({ verdict: 'conforms' });
      }),
      { numRuns: 200 },
    );
  });

  test('bytes that are not a trace at all', () => {
    fc.assert(
      fc.property(name, fc.uint8Array({ maxLength: 400 }), (file, bytes) => {
        expect(outcome(file, bytes)).toMatchObject({ verdict: 'bad input', file });
      }),
    );
  });
});

test('a trace without its last line is inconclusive: the node was killed, or the tail is lost', () => {
  const [file = ''] = names;
  const lines = textOf(file).split('\n').slice(0, -2);
  expect(replayFiles({ ...files, [file]: lines.map(withNewline).join('') })).toMatchObject({
    verdict: 'inconclusive',
    first: { kind: 'noEnd', at: { file, line: lines.length } },
  });
});

test('a last line that a kill cut short is left out, and the verdict is inconclusive', () => {
  const [file = ''] = names;
  const report = replayFiles({ ...files, [file]: textOf(file).slice(0, -20) });
  expect(report).toMatchObject({ verdict: 'inconclusive', first: { kind: 'noEnd', says: expect.stringContaining('torn') } });
});

test('an empty file is bad input', () => {
  expect(outcome(names[0] ?? '', '')).toEqual({ verdict: 'bad input', file: names[0], line: null });
});

const NEWLINE = 0x0a;

function withNewline(line: string): string {
  return `${line}\n`;
}

function lineOfByte(file: string, at: number): number {
  return (
    Buffer.from(textOf(file))
      .subarray(0, at)
      .filter((byte) => byte === NEWLINE).length + 1
  );
}
