/** What the exit code of `selfman` says. */
export const EXIT = {
  asExpected: 0,
  differs: 1,
  badInput: 2,
  inconclusive: 3,
  /** A fault of selfman's own. */
  fault: 70,
  /** The output, a report or a trace cannot be written: EX_IOERR of sysexits.h. */
  cannotWrite: 74,
  /** Ctrl-C: 128 and the number of the signal, as shells have it. */
  interrupted: 130,
  /** Nobody reads the output any more, as in `selfman list | head -1`. */
  readerGone: 141,
} as const;

/** For `--help`. */
export const EXIT_CODES_IN_WORDS = `
Exit codes:
  0    every verdict is as expected (replay: the traces conform; history: serialisable)
  1    a verdict differs from what is expected (replay: the traces diverged; history: not so)
  2    bad input: an unknown scenario, an option that makes no sense, a file that cannot be used
  3    inconclusive: a bound was hit, or a trace has a gap (where some differ, too: 1)
  70   a fault in selfman itself
  74   the output, a report or a trace cannot be written, for example to a full disk; no verdict
  130  interrupted by Ctrl-C
  141  the reader of the output went away`;
