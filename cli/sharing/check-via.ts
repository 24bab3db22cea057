/** Checks scenarios on the workers of a broker. */
import type { Scenario } from '../../model-check/scenario.ts';
import { BadOption } from '../addresses.ts';
import type { Limits, Listener, Outcome } from '../check-scenarios.ts';
import { Broker } from './broker.ts';
import { codeDigest, codeWith } from './code-digest.ts';
import { share } from './share.ts';
import type { CheckUnit } from './unit.ts';

export interface Via {
  readonly url: string;
  /** The digest of the models whose scenarios are checked. Omitted: they are scenarios of the program. */
  readonly model?: string;
  /** Is told why nothing happens. */
  say(line: string): void;
}

/** Rejects with `BadOption` if a scenario has no verdict: its model is faulty, or its workers end. After Ctrl-C all that is missing stays in the queue. */
export async function checkVia(
  { url, model, say }: Via,
  scenarios: readonly Scenario[],
  continues: boolean,
  limits: Limits,
  { onReport }: Pick<Listener, 'onReport'>,
): Promise<Outcome> {
  const broker = await Broker.connected(url, codeWith(codeDigest(), model ?? null));
  const interruption = new AbortController();
  const interrupt = (): void => interruption.abort();
  const reports: Outcome['reports'][number][] = [];
  const byUnit = new Map(
    scenarios.map((scenario): [CheckUnit, Scenario] => [{ kind: 'check', scenario: scenario.name, continues, limits }, scenario]),
  );
  process.once('SIGINT', interrupt);
  try {
    await share<CheckUnit>({
      broker,
      units: [...byUnit.keys()],
      onResult(unit, result) {
        if (result.kind !== 'check')
          throw new BadOption(`${unit.scenario}: ${result.kind === 'failed' ? result.because : 'got a result of another kind'}`);
        const scenario = byUnit.get(unit);
        if (scenario === undefined) return;
        reports.push(result.report);
        onReport(result.report, scenario, false);
      },
      onDelay: say,
      signal: interruption.signal,
    });
  } finally {
    process.off('SIGINT', interrupt);
    await broker.close();
  }
  return { reports, wasInterrupted: interruption.signal.aborted };
}
