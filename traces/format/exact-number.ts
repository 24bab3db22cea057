/**
 * Reads numbers of JSON without loss. A double keeps whole numbers up to 2⁵³ − 1, and about 16 digits of others;
 * `JSON.parse` silently rounds the rest.
 */

/** Whole numbers with more digits are refused. */
const MOST_DIGITS = 300;
/** Decimal numbers with at most this many digits survive the way into a double and back. */
const SURE_DIGITS = 15;
const INTEGER_AND_FRACTION = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/;

/** The number `digits` × 10^`exponent`; `digits` has no zeros at either end, and is empty for 0. */
interface Decimal {
  readonly isNegative: boolean;
  readonly digits: string;
  readonly exponent: number;
}

/**
 * The double that the token stands for; null when the double prints as another number. `token` is a number as JSON writes it.
 * There is one zero: -0 is read as 0.
 */
export function asDouble(token: string): number | null {
  const double = Number(token);
  if (String(double) === token) return double;
  if (double === 0 && isZero(token)) return 0;
  if (token.length <= SURE_DIGITS && !/[eE]/.test(token)) return double;
  return Number.isFinite(double) && isSame(decimalOf(token), decimalOf(String(double))) ? double : null;
}

/**
 * As `asDouble`, but whole numbers beyond ±(2⁵³ − 1) become bigints with up to 300 digits. So equal numbers are `===`, however
 * they are written, and `<` compares all of them correctly.
 */
export function asDoubleOrBigint(token: string): number | bigint | null {
  if (token.length <= SURE_DIGITS && !/[eE]/.test(token)) return asDouble(token);
  const { isNegative, digits, exponent } = decimalOf(token);
  if (exponent < 0 || digits === '') return asDouble(token);
  if (digits.length + exponent > MOST_DIGITS) return null;
  const whole = BigInt(`${isNegative ? '-' : ''}${digits}${'0'.repeat(exponent)}`);
  return Number.isSafeInteger(Number(whole)) ? Number(whole) : whole;
}

function isZero(token: string): boolean {
  return decimalOf(token).digits === '';
}

function isSame(left: Decimal, right: Decimal): boolean {
  return left.isNegative === right.isNegative && left.digits === right.digits && left.exponent === right.exponent;
}

function decimalOf(token: string): Decimal {
  const [, sign = '', integer = '', fraction = '', exponent = '0'] = INTEGER_AND_FRACTION.exec(token) ?? [];
  const significant = withoutLeadingZeros(integer + fraction);
  const digits = withoutTrailingZeros(significant);
  return { isNegative: sign === '-', digits, exponent: Number(exponent) - fraction.length + significant.length - digits.length };
}

function withoutLeadingZeros(digits: string): string {
  let start = 0;
  while (digits[start] === '0') start++;
  return digits.slice(start);
}

function withoutTrailingZeros(digits: string): string {
  let end = digits.length;
  while (end > 0 && digits[end - 1] === '0') end--;
  return digits.slice(0, end);
}
