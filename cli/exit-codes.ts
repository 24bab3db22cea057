/** The exit codes of `selfman`. */
import type { ReplayVerdict } from '../traces/replay/report.ts';

export const EXIT = {
  asExpected: 0,
  differs: 1,
  badInput: 2,
  inconclusive: 3,
  /** A fault in selfman itself. */
  fault: 70,
  /** The output, a report or a trace cannot be written. The number is EX_IOERR of sysexits.h. */
  cannotWrite: 74,
  /** Ctrl-C: 128 plus the number of the signal, as in shells. */
  interrupted: 130,
  /** The reader of the output has gone, as in `selfman list | head -1`. */
  readerGone: 141,
} as const;

/** Of a replay, by its verdict. */
export const REPLAY_EXIT: Readonly<Record<ReplayVerdict, number>> = {
  conforms: EXIT.asExpected,
  diverged: EXIT.differs,
  inconclusive: EXIT.inconclusive,
};

/** For `--help`. */
export const EXIT_CODES_IN_WORDS = `
Exit codes:
  0    Every verdict is as expected (replay: the traces conform; history: explained).
  1    A verdict is not as expected (replay: the traces diverged; history: refuted).
  2    Bad input: an unknown scenario, a bad option, or a file that cannot be used.
  3    Inconclusive: a bound was hit, or a trace has a gap. A verdict that is not as expected gives 1.
  70   A fault in selfman itself.
  74   The output, a report or a trace cannot be written, for example to a full disk. No verdict.
  130  Interrupted by Ctrl-C.
  141  The reader of the output has gone.`;
