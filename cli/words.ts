/** Writes numbers and verdicts in words. */
import type { CheckReport } from '../model-check/report/report.ts';
import type { Expectation, Scenario } from '../model-check/scenario.ts';

/** `8,832` */
export function count(value: number): string {
  return Math.round(value).toLocaleString('en-US');
}

/** `1 step`, `2 steps`; `nouns` is the plural where it is not the noun with an s. */
export function counted(value: number, noun: string, nouns = `${noun}s`): string {
  return `${count(value)} ${value === 1 ? noun : nouns}`;
}

/** The rate per second, to two digits; more would suggest a precision that no run has. */
export function rate(amount: number, seconds: number): string {
  const perSecond = amount / Math.max(seconds, 1e-3);
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(perSecond, 1))) - 1);
  return count(Math.round(perSecond / unit) * unit);
}

/** `0.35 s` */
export function duration(seconds: number): string {
  return `${seconds.toFixed(seconds < 10 ? 2 : 1)} s`;
}

/** The verdict in one line, with the bound within which it holds, and caveats. It claims nothing beyond the visited states. */
export function verdictInWords(report: CheckReport, wasInterrupted = false): string {
  return [foundInWords(report, wasInterrupted), ...(report.caveats ?? [])].join('; ');
}

function foundInWords(report: CheckReport, wasInterrupted: boolean): string {
  const { verdict, property, counterexample, asExpected } = report;
  switch (verdict) {
    case 'holds':
      if (report.induction !== undefined)
        return `is inductive: ${count(report.distinct)} of ${counted(report.induction.candidates, 'state')} satisfy it, and ${counted(report.generated - report.distinct, 'step')} from there keep it (exhausted)`;
      return `holds in ${counted(report.distinct, 'state')}${upTo(report)} (depth ${report.depth}, exhausted)`;
    case 'violates': {
      if (counterexample?.startsAnywhere === true)
        return `is not inductive: ${property} fails${counterexample.steps.length === 0 ? '' : ' after one step'} from a state that need not be reachable${asExpected ? ', as expected' : ''}`;
      const length = counterexample === undefined ? 'no state meets it' : counted(counterexample.steps.length, 'step');
      return `violates ${property}${asExpected ? ', as expected' : ''} (${length})`;
    }
    case 'inconclusive':
      return `${wasInterrupted ? 'interrupted' : 'bound hit'}: NOT exhausted`;
  }
}

/** ` up to 6 renamings`, when one state stands for all states that a renaming of symmetric parts makes of it. */
export function upTo({ renamings }: CheckReport): string {
  return renamings === undefined ? '' : ` up to ${counted(renamings, 'renaming')}`;
}

/** The verdict that a scenario expects. */
export function expectedInWords({ expect }: Pick<Scenario, 'expect'>): string {
  if (expect === undefined) return 'to hold';
  return expectationInWords(expect);
}

function expectationInWords(expect: Expectation): string {
  if (expect.verdict === 'violates') return `to violate ${expect.property} (${counted(expect.steps, 'step')})`;
  return `to hold in ${counted(expect.distinct, 'state')} (${count(expect.generated)} generated, depth ${expect.depth})`;
}
