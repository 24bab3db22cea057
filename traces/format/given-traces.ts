/** Validates traces that a program passes, read by this library or made by hand, as strictly as lines of files. */
import { encode, isRecord, NotPlainData } from '../../impl/kernel/plain-data.ts';
import { isListOf, isText, requireArgument } from './arguments.ts';
import { asTraceLine } from './as-trace-line.ts';
import { BadTrace } from './bad-trace.ts';
import type { TraceLine } from './line.ts';
import { advance, BEFORE_BOOT, isOutOfOrder, type Position } from './order.ts';
import type { NodeTrace } from './read.ts';

const LIST = 'an array of traces that were read';
const REMEDY = 'pass the lines as readTrace returns them';

/** Throws `BadTrace`, with the path to the fault, unless the traces could have been read from files. */
export function requireTraces(traces: readonly NodeTrace[]): void {
  requireArgument('traces', traces, LIST, isListOf(hasOuterShape));
  for (const [index, trace] of traces.entries()) readable(`traces[${index}]`, () => requireTrace(`traces[${index}]`, trace));
}

function hasOuterShape(value: unknown): boolean {
  return isRecord(value) && isText(value.file) && isRecord(value.header) && [value.lines, value.faults].every(isListOf(isRecord));
}

/** Refuses values whose proxies or getters throw. */
function readable(at: string, look: () => void): void {
  try {
    look();
  } catch (error) {
    if (error instanceof BadTrace) throw error;
    throw new BadTrace(at, null, `got an object that cannot be read, expected a trace that was read; ${REMEDY}`);
  }
}

function requireTrace(at: string, { header, lines, end, faults, torn }: NodeTrace): void {
  requireLine(`${at}.header`, header, ['header']);
  let position = BEFORE_BOOT;
  for (const [index, { number, line }] of lines.entries()) {
    requireArgument(`${at}.lines[${index}].number`, number, 'a whole number, at least 1', isLineNumber);
    const place = `${at}.lines[${index}].line`;
    position = following(place, position, requireLine(place, line, ['record', 'event', 'snapshot', 'gap']));
  }
  if (end !== null) following(`${at}.end`, position, requireLine(`${at}.end`, end, ['end']));
  for (const [index, fault] of faults.entries())
    requireArgument(`${at}.faults[${index}]`, fault, 'a fault, as readTrace tells it', isFault);
  requireArgument(`${at}.torn`, torn, 'true or false', (value) => typeof value === 'boolean');
}

/** The line, if it is plain JSON, follows the format, and has one of these types. Throws `BadTrace`. */
function requireLine<L extends TraceLine>(at: string, line: L, types: readonly L['type'][]): L {
  requirePlain(at, line);
  const decoded = asTraceLine(line);
  const expected = `a line of type ${types.join(', ')}`;
  if ('complaint' in decoded) throw new BadTrace(at, null, `got a line of which ${decoded.complaint}, expected ${expected}; ${REMEDY}`);
  const { type } = decoded.valid;
  if (!types.some((each) => each === type)) throw new BadTrace(at, null, `got a line of type ${type}, expected ${expected}; ${REMEDY}`);
  return line;
}

function requirePlain(at: string, value: unknown): void {
  try {
    encode(value);
  } catch (error) {
    if (!(error instanceof NotPlainData)) throw error;
    throw new BadTrace(error.inside(at).path, null, `got ${error.found}, expected plain JSON; ${REMEDY}`);
  }
}

function following(at: string, before: Position, line: Parameters<typeof advance>[1]): Position {
  const after = advance(before, line);
  if (!isOutOfOrder(after)) return after;
  throw new BadTrace(at, null, `got ${after.actual}, expected ${after.expected}; ${REMEDY}`);
}

function isLineNumber(value: unknown): boolean {
  return Number.isSafeInteger(value) && Number(value) >= 1;
}

function isFault(value: unknown): boolean {
  if (!isRecord(value) || (value.kind !== 'altered' && value.kind !== 'order')) return false;
  return isLineNumber(value.number) && Number.isSafeInteger(value.step) && [value.expected, value.actual].every(isText);
}
