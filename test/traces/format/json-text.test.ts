/** JSON from outside: what JSON.parse takes is taken as it stands, but for what it would lose. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { asDouble } from '../../../traces/format/exact-number.ts';
import { type JsonOptions, readJson, readJsonBytes, readJsonWith } from '../../../traces/format/json-text.ts';
import { plainJson } from '../../setup/plain-json.ts';

const complaintOf = (text: string, options: JsonOptions = {}): string => {
  const read = readJson(text, options);
  return 'complaint' in read ? `${read.column}: ${read.complaint}` : 'none';
};

/** A text of JSON, or almost: with one piece put in or left out. */
const nearlyJson = fc
  .tuple(fc.json({ maxDepth: 3 }), fc.nat(), fc.constantFrom('', ',', ':', '"', '[', '}', '\\', '0', '-', 'e', '.', ' ', 'null', '\n'))
  .map(([text, place, piece]) => {
    const at = place % (text.length + 1);
    return piece === '' ? text.slice(0, at) + text.slice(at + 1) : text.slice(0, at) + piece + text.slice(at);
  });

describe('beside JSON.parse', () => {
  test('any value is read as what it is', () => {
    fc.assert(
      fc.property(plainJson, fc.option(fc.nat(4)), (value, space) => {
        const text = JSON.stringify(value, null, space ?? 0);
        expect(readJsonBytes(Buffer.from(text))).toEqual({ valid: JSON.parse(text) });
      }),
    );
  });

  test('a text as it is printed is read like any other', () => {
    const withCare = (text: string) => readJsonWith(text, { numberFor: asDouble });
    fc.assert(
      fc.property(fc.oneof(nearlyJson, fc.json({ noUnicodeString: false })), (text) => {
        expect(readJson(text)).toEqual(withCare(text));
      }),
    );
    for (const text of [
      '{"a":1,"a":1}',
      '{"__proto__":1}',
      '-0',
      '9007199254740993',
      '1e400',
      '{"b":1,"1":2}',
      '"\\ud800"',
      '1e+300',
      '0.1',
    ])
      expect(readJson(text)).toEqual(withCare(text));
  });

  test('the same texts are JSON', () => {
    fc.assert(
      fc.property(nearlyJson, (text) => {
        const read = readJson(text);
        let value: unknown;
        try {
          value = JSON.parse(text);
        } catch {
          value = undefined;
        }
        if (value === undefined) expect(read).toHaveProperty('complaint');
        else if ('valid' in read) expect(JSON.stringify(read.valid)).toBe(JSON.stringify(value));
        else expect(read.complaint).toMatch(/stands twice in one object|kept exactly|__proto__/);
      }),
      { numRuns: 1000 },
    );
  });

  test('a key called __proto__ is refused, however it is written: no state, message or timer may have it', () => {
    for (const key of ['__proto__', '\\u005f_proto__'])
      expect(readJson(`{"a":{"${key}":1}}`)).toEqual({
        complaint: 'got the key "__proto__", expected a key that no JavaScript object takes for its prototype; rename it',
        column: 7,
      });
  });
});

describe('refused, with the column', () => {
  test.each([
    ['', '1: not JSON: expected a value, got the end of the text'],
    ['{"a":1', '7: not JSON: expected "," or "}", got the end of the text'],
    ['[1,]', '4: not JSON: expected a value, got "]"'],
    ['{"a":1,}', '8: not JSON: expected a key in quotes, got "}"'],
    ['{a:1}', '2: not JSON: expected a key in quotes or "}", got "a"'],
    ['{"a" 1}', '6: not JSON: expected ":", got "1"'],
    ['01', '2: not JSON: expected the end of the text, got "1"'],
    ['-', '2: not JSON: expected a digit, got the end of the text'],
    ['nul', '1: not JSON: expected a value, got "n"'],
    ['NaN', '1: not JSON: expected a value, got "N"'],
    ['"a', '3: not JSON: expected the quote that ends the string, got the end of the text'],
    ['"a\tb"', '3: not JSON: expected an escape in place of a control character, got the character U+0009'],
    ['"\\x41"', '3: not JSON: expected an escape such as \\n or \\u0041, got "x"'],
    ['{"a":\0}', '6: not JSON: expected a value, got the character U+0000'],
    ['\u001b[2J', '1: not JSON: expected a value, got the character U+001B'],
    ['[0, {"b":[1,{"x":1,"y":2,"x":1}]}]', '26: the key "x" stands twice in one object, at /1/b/1; leave one of the two out'],
    ['{"a":1,"\\u0061":1}', '8: the key "a" stands twice in one object; leave one of the two out'],
    ['{"a":{},"b":{"a":1},"a":[]}', '21: the key "a" stands twice in one object; leave one of the two out'],
  ])('%j', (text, complaint) => {
    expect(complaintOf(text)).toBe(complaint);
  });

  test('nesting beyond the bound, however deep, without recursion', () => {
    expect(complaintOf('['.repeat(200) + ']'.repeat(200))).toBe('none');
    const tooDeep = 'nested too deep: expected at most 200 objects and arrays in each other';
    expect(complaintOf('['.repeat(1_000_000))).toBe(`201: ${tooDeep}`);
    expect(complaintOf('{"a":'.repeat(1_000_000))).toBe(`1001: ${tooDeep}`);
    expect(complaintOf('[[1]]', { deepest: 1 })).toMatch(/^2: nested too deep/);
  });

  test('bytes that are not UTF-8', () => {
    expect(readJsonBytes(Uint8Array.of(0x22, 0xc3, 0xa9, 0xff, 0x22))).toEqual({
      complaint: 'not JSON: expected UTF-8, got the byte 0xff',
      column: 3,
    });
    expect(readJsonBytes(Uint8Array.of(0xff, 0xfe, 0x7b, 0x00))).toMatchObject({ column: 1 });
    expect(readJsonBytes(Uint8Array.of(0x22, 0xe2, 0x82))).toMatchObject({ column: 2 });
  });
});
