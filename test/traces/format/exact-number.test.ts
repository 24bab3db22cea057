/** No number changes its value on the way in: it is kept, or refused. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { asDouble, asDoubleOrBigint } from '../../../traces/format/exact-number.ts';
import { readJson } from '../../../traces/format/json-text.ts';

const digits = fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 1, maxLength: 25 });
const integer = digits.map((text) => text.replace(/^0+(?=.)/, ''));
const token = fc
  .tuple(fc.constantFrom('', '-'), integer, fc.option(digits), fc.option(fc.integer({ min: -30, max: 30 })))
  .map(
    ([sign, whole, fraction, exponent]) =>
      `${sign}${whole}${fraction === null ? '' : `.${fraction}`}${exponent === null ? '' : `e${exponent}`}`,
  );

/** The number times 10⁶⁰: a whole number for every token above. */
function scaled(text: string): bigint {
  const [mantissa = '', exponent = '0'] = text.split(/e\+?/i);
  const [whole = '', fraction = ''] = mantissa.split('.');
  return BigInt(`${whole}${fraction}`.replace(/^-0+(?=\d)/, '-')) * 10n ** BigInt(60 + Number(exponent) - fraction.length);
}

test('what is read prints back as the same number; what is refused would not', () => {
  fc.assert(
    fc.property(token, (text) => {
      const double = asDouble(text);
      const printsBack = scaled(String(Number(text))) === scaled(text);
      expect(double === null).toBe(!printsBack);
      if (double !== null) expect(double).toBe(Number(text) + 0);
    }),
    { numRuns: 1000 },
  );
});

test('doubles and bigints together are equal, and in order, exactly as the numbers are', () => {
  const sign = (difference: bigint): number => (difference === 0n ? 0 : difference < 0n ? -1 : 1);
  const order = (a: number | bigint, b: number | bigint): number => (a === b ? 0 : a < b ? -1 : 1);
  fc.assert(
    fc.property(token, token, fc.integer({ min: -1, max: 1 }), (left, right, near) => {
      const all = [left, right, /^-?\d+$/.test(left) ? String(BigInt(left) + BigInt(near)) : left];
      const read = all.flatMap((text) => [asDoubleOrBigint(text)].flatMap((value) => (value === null ? [] : [{ text, value }])));
      for (const a of read) for (const b of read) expect(order(a.value, b.value)).toBe(sign(scaled(a.text) - scaled(b.text)));
    }),
    { numRuns: 1000 },
  );
});

describe('by example', () => {
  test.each([
    ['0', 0, 0],
    ['-0', 0, 0],
    ['-0.0e7', 0, 0],
    ['1.0', 1, 1],
    ['1e2', 100, 100],
    ['0.1', 0.1, 0.1],
    ['0.1000000000000000055511151231257827', null, null],
    ['9007199254740991', 2 ** 53 - 1, 2 ** 53 - 1],
    ['9007199254740992', 2 ** 53, 9007199254740992n],
    ['9007199254740993', null, 9007199254740993n],
    ['9007199254740993.0', null, 9007199254740993n],
    ['-1732800000000000001', null, -1732800000000000001n],
    ['1e23', 1e23, 100000000000000000000000n],
    ['1e400', null, null],
    ['1e-400', null, null],
    ['1e99999999999999999999', null, null],
    ['1.5e308', 1.5e308, null],
    ['1732800000.123456', 1732800000.123456, 1732800000.123456],
    ['1732800000.123456789', null, null],
    ['9'.repeat(300), null, BigInt('9'.repeat(300))],
    ['9'.repeat(301), null, null],
  ])('%s', (text, double, doubleOrBigint) => {
    expect([asDouble(text), asDoubleOrBigint(text)]).toEqual([double, doubleOrBigint]);
  });

  test('a refusal names the place, the number, and what would become of it', () => {
    expect(readJson('{"a":[0,1732800000000000001]}')).toEqual({
      complaint: '/a/1: got 1732800000000000001, expected a number that can be kept exactly; it would be rounded to 1732800000000000000',
      column: 9,
    });
    expect(readJson('1e400')).toMatchObject({
      complaint: 'the number: got 1e400, expected a number that can be kept exactly; it is too large',
    });
  });
});
