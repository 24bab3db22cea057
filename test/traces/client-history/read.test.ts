import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { History } from '../../../spec/serialisability/history.ts';
import { judge } from '../../../spec/serialisability/judgement.ts';
import { historyFromChunks, parseHistory } from '../../../traces/client-history/read.ts';
import { LONGEST_LINE } from '../../../traces/format/line-splitter.ts';
import { anyHistory } from '../../spec/serialisability/random-histories.ts';

const HEADER = '{"type":"header","format":"selfman-history/1"}';
const one = (rest: object = {}): string =>
  JSON.stringify({ type: 'transaction', id: 'a', outcome: 'committed', began: 0, ended: 1, operations: [], ...rest });
const write = (version: number) => ({ type: 'write', item: 'x', version });

function written(history: History): string {
  return [HEADER, ...history.map((each) => JSON.stringify({ type: 'transaction', ...each }))].join('\n');
}

test('what is written is read', () => {
  fc.assert(
    fc.property(anyHistory, (history) => {
      fc.pre(history.length > 0);
      const read = parseHistory('h', written(history)).map(({ id, outcome, operations, began, ended }) => ({
        id,
        outcome,
        operations,
        began,
        ended,
      }));
      expect(read).toEqual(history);
    }),
  );
});

describe('refused, with the line', () => {
  test.each([
    ['nothing', '', 'h: the file is empty; a history begins with a header of format "selfman-history/1"'],
    ['no transaction', `${HEADER}\n`, 'h: no transaction follows the header, so there is nothing to judge'],
    [
      'another format',
      '{"type":"header","format":"selfman-trace/1"}\n',
      /^h:1: no line of a history: \/format must be equal to constant; a history/,
    ],
    ['two headers', `${HEADER}\n${HEADER}\n`, 'h:2: a second header; a file holds one history'],
    ['one id twice', [HEADER, one(), one()].join('\n'), 'h:3: a second transaction "a"; the first is in line 2'],
    ['half a line', `${HEADER}\n{"type":"trans`, 'h:2:15: not JSON: expected the quote that ends the string, got the end of the text'],
    ['an empty line', `${HEADER}\n\n${one()}\n`, 'h:2: the line is empty; only the last lines of a history may be'],
    ['deep nesting', `${HEADER}\n${'['.repeat(1_000_000)}`, 'h:2:201: nested too deep'],
    [
      'a line that is too long',
      `${HEADER}\n"${'x'.repeat(LONGEST_LINE)}"`,
      `h:2: the line is too long: expected at most ${LONGEST_LINE} bytes`,
    ],
    ['a NUL', `${HEADER}\n\0\n`, 'h:2:1: not JSON: expected a value, got the character U+0000'],
    ['one key twice', `${HEADER}\n${one().replace('"began"', '"began":5,"began"')}`, 'h:2:64: the key "began" stands twice in one object'],
    [
      'a time that would be rounded',
      `${HEADER}\n${one().replace('"began":0', '"began":1732800000.123456789')}`,
      'h:2:62: /began: got 1732800000.123456789, expected a number that can be kept exactly; it would be rounded to 1732800000.1234567',
    ],
    [
      'a large version that is not a whole number',
      `${HEADER}\n${one({ operations: [write(7)] }).replace('7', '7.5')}`,
      'h:2: no line of a history: /operations/0/version must be integer',
    ],
    [
      'an outcome of its own',
      `${HEADER}\n${one({ outcome: 'maybe' })}\n`,
      'h:2: no line of a history: /outcome must be equal to one of the allowed values',
    ],
    [
      'version 0 made',
      `${HEADER}\n${one({ operations: [write(0)] })}`,
      'h:2: transaction "a" writes version 0 of "x", which is there in the beginning',
    ],
    [
      'versions that fall',
      `${HEADER}\n${one({ operations: [write(2), write(1)] })}`,
      'h:2: transaction "a" writes version 1 of "x" after its own version 2',
    ],
    [
      'a version below 0',
      `${HEADER}\n${one({ operations: [write(-1)] })}`,
      'h:2: no line of a history: /operations/0/version must be >= 0',
    ],
  ])('%s', (_, text, complaint) => {
    expect(() => parseHistory('h', text)).toThrow(complaint);
  });
});

describe('fields that the format does not know', () => {
  const operations = [{ ...write(1), valeu: 'A' }];
  const text = [`${HEADER.slice(0, -1)},"tool":"x"}`, one({ colour: 'red', operations, __proto__: 1 }), one({ id: 'b', operations })].join(
    '\n',
  );
  const notesOf = (strict: boolean): readonly string[] => {
    const notes: string[] = [];
    expect(parseHistory('h', text, { strict, onNote: (note) => notes.push(note) })).toEqual(
      ['a', 'b'].map((id) => ({ ...JSON.parse(one({ id })), operations: [write(1)] })),
    );
    return notes;
  };

  test('are ignored; one that looks like a known field, and stands in its place, is told about once', () => {
    expect(notesOf(false)).toEqual(['h:2: /operations/0 got the unknown field "valeu", ignored; did you mean "value"?']);
  });

  test('are refused where that is asked for', () => {
    const strictly = (lines: string) => () => parseHistory('h', lines, { strict: true });
    expect(strictly(text)).toThrow('h:1: no line of a history: has an unknown field "tool"');
    expect(strictly(`${HEADER}\n${one({ operations })}`)).toThrow('h:2: no line of a history: /operations/0 has an unknown field "valeu"');
  });
});

describe('numbers that a double does not keep', () => {
  const made = (version: string, id = 'a'): string =>
    one({ id, operations: [{ ...write(1), value: 2 }] })
      .replace('"version":1', `"version":${version}`)
      .replace('"value":2', `"value":${version}`);
  const versionOf = (version: string) => parseHistory('h', `${HEADER}\n${made(version)}`)[0].operations[0].version;

  test('are read as bigints, and equal ones are the same, however they are written', () => {
    expect(versionOf('1732800000000000001')).toBe(1732800000000000001n);
    expect([versionOf('1e20'), versionOf('100000000000000000000.0')]).toEqual([10n ** 20n, 10n ** 20n]);
    expect([versionOf('9007199254740991'), versionOf('9007199254740992')]).toEqual([2 ** 53 - 1, 2n ** 53n]);
  });

  test('are told apart and put in order by the judge', () => {
    const verdict = (read: string) =>
      judge(parseHistory('h', [HEADER, made('1732800000000000001'), made(read, 'b').replace('"type":"write"', '"type":"read"')].join('\n')))
        .verdict;
    expect([verdict('1732800000000000001'), verdict('1732800000000000002')]).toEqual(['strictly serialisable', 'not serialisable']);
  });
});

describe('what other systems make of the file', () => {
  const text = `${[HEADER, one()].join('\r\n')}\r\n\r\n`;

  test('lines that end with CRLF, empty lines at the end, and a byte order mark are nothing to it', () => {
    expect(parseHistory('h', `\ufeff${text}`)).toEqual(parseHistory('h', [HEADER, one()].join('\n')));
  });

  test('the pieces of a file make no difference, wherever they end', () => {
    const bytes = Buffer.from([HEADER, one(), one({ id: 'é' })].join('\n'));
    function* pieces(size: number): Generator<Uint8Array> {
      for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
    }
    for (const size of [1, 7, 1000]) expect(historyFromChunks('h', pieces(size))).toEqual(parseHistory('h', bytes.toString()));
  });
});
