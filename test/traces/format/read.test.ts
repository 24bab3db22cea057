import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readTrace } from '../../../traces/format/read.ts';
import { readTraces } from '../../../traces/format/read-files.ts';
import { ReadingBudget } from '../../../traces/format/reading-budget.ts';
import { replay } from '../../../traces/replay/replay-files.ts';
import { forged } from '../toy/edits.ts';
import { type Files, recordedRun, TOYS } from '../toy/recorded-run.ts';

function written(files: Files): string {
  const folder = mkdtempSync(join(tmpdir(), 'selfman-'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

const file = 'node-2.1.ndjson';
const files = recordedRun({ nodes: 3 });

test('a folder, its files, or both name the same run', () => {
  const folder = written(files);
  const nodes = (paths: readonly string[]) => readTraces(paths).map(({ header }) => header.node);
  expect(nodes([folder])).toEqual([1, 2, 3]);
  expect(nodes([folder, join(folder, file)])).toEqual([1, 2, 3]);
  expect(nodes([join(folder, file)])).toEqual([2]);
});

test('a folder without traces, and a path that is not there, are bad input', () => {
  const folder = written({});
  expect(() => readTraces([folder])).toThrow(`${folder}: holds no trace: no file in it ends with .ndjson`);
  expect(() => readTraces([join(folder, 'no.ndjson')])).toThrow('no.ndjson: cannot be read: ENOENT');
  mkdirSync(join(folder, 'odd.ndjson'));
  expect(() => readTraces([folder])).toThrow('odd.ndjson: cannot be read: it is a folder, expected a file');
  expect(() => readTraces([])).toThrow('no trace to read');
});

test('files of two runs, of two protocols, or twice of one node are bad input', () => {
  const other = (change: object) => forged(files, file, (line) => (line.type === 'header' ? { ...line, ...change } : line));
  expect(() => readTraces([written(other({ run: 'other' }))])).toThrow(
    /node-2.1.ndjson:1: belongs to run "other", but .*node-1.1.ndjson to run "toy"/,
  );
  expect(() => replay([written(other({ protocol: 'other' }))], TOYS)).toThrow(/is of protocol "other", but .* of "rumour"/);
  expect(() => readTraces([written(other({ node: 1 }))])).toThrow('a second trace of node 1, incarnation 1');
});

test('a protocol that nobody knows is bad input, and the known ones are named', () => {
  const unknown = Object.fromEntries(
    Object.entries(files).map(([name]) => [
      name,
      forged(files, name, (line) => (line.type === 'header' ? { ...line, protocol: 'toString' } : line))[name] ?? '',
    ]),
  );
  expect(() => replay([written(unknown)], TOYS)).toThrow('protocol "toString" is not known; known are: rumour');
});

test('a trace without any event is bad input, not a run that conforms', () => {
  const empty = forged(files, file, (line) => (line.type === 'header' ? line : []));
  expect(() => replay([join(written(empty), file)], TOYS)).toThrow('the trace holds no event');
});

test.each([
  ['{"type":"dance"}', 'no line of a trace: has the unknown type "dance"'],
  ['[]', 'no line of a trace: is not an object but []'],
  ['{"type":"end","step":0,"why":"boredom","chain":""}', '/why must be equal to one of the allowed values'],
  ['\ufeff{}', ':2:1: not JSON: expected a value, got a byte order mark (U+FEFF)'],
  ['['.repeat(1_000_000), ':2:201: nested too deep'],
  ['{"type":"end","step":0,"step":0}', ':2:24: the key "step" stands twice in one object'],
  ['{"type":"end","step":9007199254740993,"why":"stop","chain":""}', ':2:22: /step: got 9007199254740993, expected a number that'],
  ['{"type":"end","step":9007199254740992,"why":"stop","chain":""}', '/step must be <= 9007199254740991'],
  ['{"type":"gap","from":-1,"to":3,"why":"full","chain":""}', '/from must be >= 0'],
  ['{\0}', ':2:2: not JSON: expected a key in quotes or "}", got the character U+0000'],
  ['', ':2: the line is empty'],
])('a line that does not belong in a trace is named by its number: %j', (line, complaint) => {
  const folder = written({ [file]: `${files[file]?.split('\n')[0]}\n${line}\n{}\n` });
  expect(() => readTraces([folder])).toThrow(`${join(folder, file)}:2:`);
  expect(() => readTraces([folder])).toThrow(complaint);
});

test('an event of an unknown type is named by its line', () => {
  const folder = written({ [file]: (files[file] ?? '').replace('"input":{"type":"start"}', '"input":{"type":"dance"}') });
  expect(() => readTraces([folder])).toThrow(/node-2\.1\.ndjson:4: no line of a trace: \/input has the unknown type "dance"/);
});

describe('what other systems make of the files', () => {
  const crlf = (text = ''): string => text.replaceAll('\n', '\r\n');

  test('lines that end with CRLF, all of them, and empty lines at the end are read as what was recorded', () => {
    const folder = written({ ...files, [file]: `${crlf(files[file])}\r\n\r\n`, 'node-1.1.ndjson': `${files['node-1.1.ndjson']}\n` });
    expect(replay([folder], TOYS)).toMatchObject({ verdict: 'conforms', doubts: [] });
  });

  test('one line that ends otherwise than the others was altered', () => {
    const [header, second, ...others] = (files[file] ?? '').split('\n');
    const folder = written({ ...files, [file]: [header, `${second}\r`, ...others].join('\n') });
    expect(replay([folder], TOYS)).toMatchObject({ verdict: 'inconclusive', first: { kind: 'altered', at: { line: 2 }, actual: 'CRLF' } });
  });

  test('hidden files in a folder are left out', () => {
    const folder = written({ ...files, '._node-1.1.ndjson': 'not ours', '.node-2.1.ndjson': files[file] ?? '' });
    expect(replay([folder], TOYS).verdict).toBe('conforms');
    expect(() => readTraces([written({ '.node-1.1.ndjson': '' })])).toThrow('holds no trace: no file in it ends with .ndjson');
  });
});

test('a pipe that nobody writes to, a device, and more than there is room for are refused, and nothing waits', () => {
  const pipe = join(written({}), 'pipe');
  execFileSync('mkfifo', [pipe]);
  expect(() => readTraces([pipe])).toThrow('pipe: cannot be read: it is a pipe, expected a file');
  expect(() => readTraces(['/dev/zero'])).toThrow('/dev/zero: cannot be read: it is a device, expected a file');
  expect(() => readTraces([written(files)], new ReadingBudget(1000))).toThrow('too much to read: expected at most 0 MiB in all');
});

test('another version of the format is refused by its name', () => {
  const header = { type: 'header', format: 'selfman-trace/1', run: 'r', node: 1, incarnation: 1, protocol: 'p', config: null };
  expect(() => readTrace('old', Buffer.from(`${JSON.stringify(header)}\n`))).toThrow(
    'old:1: format: got "selfman-trace/1", expected "selfman-trace/2"; read it with the version of the program that wrote it',
  );
});
