/** The order that the lines of one file must have. */
import { unreachable } from '../../impl/kernel/invariant.ts';
import type { HeaderLine, PartLine, TraceLine } from './line.ts';

/** The position in a file after some of its lines. */
export interface Position {
  /** The last step that is accounted for; -1 before the boot. */
  readonly step: number;
  /** The lines that may follow: `snapshot` after a gap, `nothing` after the end. */
  readonly due: 'any' | 'snapshot' | 'nothing';
}

/** The lines that have a step. */
export type OrderedLine = Exclude<TraceLine, HeaderLine | PartLine>;

export const BEFORE_BOOT: Position = { step: -1, due: 'any' };

/** A line in a wrong place. */
export interface OutOfOrder {
  readonly expected: string;
  readonly actual: string;
}

/** The position after `line`, or why the line cannot follow. */
export function advance(at: Position, line: OrderedLine): Position | OutOfOrder {
  const actual = nameOf(line);
  if (at.due === 'nothing') return { expected: 'nothing after the end', actual };
  if (at.due === 'snapshot' && line.type !== 'snapshot') return { expected: `snapshot of step ${at.step}`, actual };
  switch (line.type) {
    case 'event':
      return line.step === at.step + 1 ? { step: line.step, due: 'any' } : { expected: `step ${at.step + 1}`, actual };
    case 'snapshot':
      return line.step === at.step
        ? { step: at.step, due: 'any' }
        : { expected: `snapshot of step ${at.step}, or step ${at.step + 1}`, actual };
    case 'record':
      return at.step === BEFORE_BOOT.step ? at : { expected: `step ${at.step + 1}`, actual };
    case 'gap':
      if (line.from !== at.step + 1) return { expected: `step ${at.step + 1}`, actual };
      return line.to >= line.from
        ? { step: line.to, due: 'snapshot' }
        : { expected: 'a gap that does not end before its beginning', actual };
    case 'end':
      return line.step === at.step
        ? { step: at.step, due: 'nothing' }
        : { expected: `end at step ${at.step}, or step ${at.step + 1}`, actual };
    default:
      return unreachable(line);
  }
}

function nameOf(line: OrderedLine): string {
  if (line.type === 'record') return 'a part of the record found at the boot';
  return `${line.type} of step ${line.type === 'gap' ? line.from : line.step}`;
}

export function isOutOfOrder(result: Position | OutOfOrder): result is OutOfOrder {
  return 'expected' in result;
}
