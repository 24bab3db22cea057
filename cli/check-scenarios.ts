/** Checks scenarios one after the other, until all are done or Ctrl-C is pressed. */
import { check } from '../model-check/drivers/check.ts';
import { asAskedFrom } from '../model-check/drivers/model.ts';
import type { CheckOptions, Progress } from '../model-check/options.ts';
import type { CheckReport } from '../model-check/report/report.ts';
import type { Scenario } from '../model-check/scenario.ts';
import { EXIT } from './exit-codes.ts';

type Asked = Omit<CheckOptions, 'signal' | 'onProgress'>;
export type Limits = Omit<Asked, 'resume' | 'onCheckpoint' | 'checkpointEverySeconds'>;

export interface Listener {
  onProgress(progress: Progress): void;
  /** `wasInterrupted`: Ctrl-C ended this check, and the report says how far it had come. */
  onReport(report: CheckReport, scenario: Scenario, wasInterrupted: boolean): void;
}

export interface Outcome {
  readonly reports: readonly CheckReport[];
  readonly wasInterrupted: boolean;
}

/** `how`: the check to make of each. After Ctrl-C, the last report says how far its check had come. A second Ctrl-C ends the process at once. */
export async function checkScenarios(
  scenarios: readonly Scenario[],
  limits: Asked,
  { onProgress, onReport }: Listener,
  how: typeof check = check,
): Promise<Outcome> {
  const interruption = new AbortController();
  const interrupt = (): void => interruption.abort();
  const reports: CheckReport[] = [];
  process.once('SIGINT', interrupt);
  try {
    for (const whole of scenarios) {
      const scenario = limits.from === undefined ? whole : asAskedFrom(whole);
      await turnOfSignals();
      if (interruption.signal.aborted) break;
      const report = await how(scenario, { ...limits, signal: interruption.signal, onProgress });
      reports.push(report);
      onReport(report, scenario, interruption.signal.aborted);
    }
  } finally {
    process.off('SIGINT', interrupt);
  }
  return { reports, wasInterrupted: interruption.signal.aborted };
}

/** An unexpected verdict outweighs a missing one. */
export function exitCodeOf({ reports, wasInterrupted }: Outcome): number {
  if (wasInterrupted) return EXIT.interrupted;
  if (reports.some(({ verdict, asExpected }) => verdict !== 'inconclusive' && !asExpected)) return EXIT.differs;
  return reports.some(({ verdict }) => verdict === 'inconclusive') ? EXIT.inconclusive : EXIT.asExpected;
}

/** Lets pending signals in: fast scenarios never wait, so a signal would otherwise be heard only after the last of them. */
function turnOfSignals(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
