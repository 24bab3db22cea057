/**
 * A forger seals what he has changed, so chains and digests say nothing. Each value of each line is altered, lines are exchanged,
 * and runs are mixed. No such run conforms, but those whose changes nobody can notice: they are listed.
 */
import { describe, expect, test } from 'vitest';
import { isRecord } from '../../../impl/kernel/plain-data.ts';
import { asTraceLine } from '../../../traces/format/as-trace-line.ts';
import { BadTrace } from '../../../traces/format/bad-trace.ts';
import type { EventLine, TraceLine } from '../../../traces/format/line.ts';
import { oneIn } from '../../setup/breadth.ts';
import { linesOf, sealed } from '../toy/edits.ts';
import { type Files, recordedRun, replayFiles } from '../toy/recorded-run.ts';

const files = recordedRun({ seed: 7, steps: 20 });
const names = Object.keys(files);
const linesIn = (name: string, from: Files = files): readonly TraceLine[] => linesOf(from[name] ?? '');

function verdictOf(from: Files): string {
  try {
    return replayFiles(from).verdict;
  } catch (error) {
    if (error instanceof BadTrace) return 'bad input';
    throw error;
  }
}

/** The paths of the texts, numbers and truth values in it. */
function leavesOf(value: unknown, path: readonly string[] = []): readonly (readonly string[])[] {
  if (Array.isArray(value)) return value.flatMap((each, i) => leavesOf(each, [...path, String(i)]));
  if (!isRecord(value)) return [path];
  return Object.entries(value).flatMap(([key, each]) => leavesOf(each, [...path, key]));
}

function altered(value: unknown, [step, ...rest]: readonly string[]): unknown {
  if (step === undefined) return otherThan(value);
  if (Array.isArray(value)) return value.map((each, i) => (String(i) === step ? altered(each, rest) : each));
  return isRecord(value) ? { ...value, [step]: altered(value[step], rest) } : value;
}

function otherThan(value: unknown): unknown {
  if (typeof value === 'number') return value + 1;
  if (typeof value === 'boolean') return !value;
  if (typeof value === 'string') return /^[0-9a-f]{32}$/.test(value) ? 'f'.repeat(32) : `${value}x`;
  return 'something';
}

/** Fields that are for people alone, and the name of the run where all files agree on it. */
const HARMLESS = ['event /wallMs', 'header /software', 'header /wallMs'];

test('any one value of any line altered: only those for people make no difference', () => {
  const unnoticed = new Set<string>();
  let edits = 0;
  for (const name of names) {
    const lines = linesIn(name);
    for (const [place, line] of lines.entries()) {
      for (const path of oneIn(
        2,
        leavesOf(line).filter(([first]) => first !== 'chain'),
      )) {
        const decoded = asTraceLine(altered(line, path));
        if ('complaint' in decoded) continue;
        edits += 1;
        if (verdictOf({ ...files, [name]: sealed(lines.with(place, decoded.valid)) }) !== 'conforms') continue;
        unnoticed.add(`${line.type} /${path.join('/')}`);
      }
    }
  }
  expect(edits).toBeGreaterThan(150);
  expect([...unnoticed].filter((each) => !HARMLESS.includes(each))).toEqual([]);
});

test('what is harmless is so: the same run under another name, with other clocks for people', () => {
  const renamed = Object.fromEntries(
    names.map((name) => [
      name,
      sealed(
        linesIn(name).map((line) =>
          line.type === 'header'
            ? { ...line, run: 'other', software: 'x', wallMs: 1 }
            : line.type === 'event'
              ? { ...line, wallMs: 2 }
              : line,
        ),
      ),
    ]),
  );
  expect(verdictOf(renamed)).toBe('conforms');
});

describe('never conforms', () => {
  const renumbered = (lines: readonly TraceLine[]): readonly TraceLine[] => {
    let step = -1;
    return lines.map((line) => {
      if (line.type === 'event') step += 1;
      return line.type === 'event' || line.type === 'snapshot' || line.type === 'end' ? { ...line, step } : line;
    });
  };

  /** A receipt that changes nothing and answers nothing: without it, the message is still on its way, and that run is possible, too. */
  const isQuiet = ({ input, outputs, changes = [] }: EventLine): boolean =>
    input.type === 'receive' && changes.length === 0 && outputs.every(({ type }) => type !== 'send' && type !== 'indicate');

  test('one event left out, and the others numbered again, but a receipt that changes nothing', () => {
    for (const name of names) {
      const lines = linesIn(name);
      for (const [place, line] of lines.entries()) {
        if (line.type !== 'event' || line.step === 0) continue;
        const verdict = verdictOf({ ...files, [name]: sealed(renumbered(lines.toSpliced(place, 1))) });
        if (!isQuiet(line)) expect([name, place, verdict]).not.toContain('conforms');
      }
    }
  });

  test('an event repeated, and the others numbered again', () => {
    for (const name of names) {
      const lines = linesIn(name);
      for (const [place, line] of lines.entries()) {
        if (line.type !== 'event') continue;
        expect([name, place, verdictOf({ ...files, [name]: sealed(renumbered(lines.toSpliced(place, 0, line))) })]).not.toContain(
          'conforms',
        );
      }
    }
  });

  test('two neighbours exchanged with their numbers and clocks, but two receipts that change nothing', () => {
    const withOrder = (line: EventLine, { step, lamport }: EventLine): EventLine => ({ ...line, step, lamport });
    for (const name of names) {
      const lines = linesIn(name);
      for (let at = 0; at + 1 < lines.length; at++) {
        const [first, second] = [lines[at], lines[at + 1]];
        if (first?.type !== 'event' || second?.type !== 'event' || first.step === 0) continue;
        const swapped = lines.toSpliced(at, 2, withOrder(second, first), withOrder(first, second));
        const verdict = verdictOf({ ...files, [name]: sealed(swapped) });
        if (!isQuiet(first) || !isQuiet(second)) expect([name, at, verdict]).not.toContain('conforms');
      }
    }
  });

  test('files of two runs under one name', () => {
    for (const seed of [8, 9, 10]) {
      const other = recordedRun({ seed, steps: 20 });
      for (const name of names) expect([seed, name, verdictOf({ ...files, [name]: other[name] ?? '' })]).not.toContain('conforms');
    }
  });

  test('a file that begins as one run and ends as another', () => {
    const other = recordedRun({ seed: 8, steps: 20 });
    for (const name of names) {
      const [here, there] = [linesIn(name), linesIn(name, other)];
      for (const cut of [3, 5, 7, 9]) {
        const spliced = renumbered([...here.slice(0, cut), ...there.slice(cut)]);
        expect([name, cut, verdictOf({ ...files, [name]: sealed(spliced) })]).not.toContain('conforms');
      }
    }
  });

  test('a node less than there was, or a node that nobody has met', () => {
    const [first = '', ...others] = names;
    expect(verdictOf(Object.fromEntries(others.map((name) => [name, files[name] ?? ''])))).not.toBe('conforms');
    expect(verdictOf({ [first]: files[first] ?? '' })).not.toBe('conforms');
  });
});
