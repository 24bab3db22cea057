/** Groups reports by protocol, and sums them up. */
import type { CheckReport } from '../model-check/report/report.ts';
import type { Scenario } from '../model-check/scenario.ts';
import type { Outcome } from './check-scenarios.ts';
import { coloursFor, type Terminal } from './streams.ts';
import { counted, duration } from './words.ts';

/** The protocol of a scenario, read from the scenario's name: `relaxed-ring`, `baselines/chord`. */
export function protocolOf(name: string): string {
  const parts = name.split('/');
  return parts.slice(0, parts[0] === 'baselines' ? 2 : 1).join('/');
}

/** Writes a heading before the first report of each protocol and a summary after the last. With one protocol, writes neither. */
export class Groups {
  /** The scenarios, grouped by protocol; protocols are in the order in which they first occur. */
  readonly inOrder: readonly Scenario[];
  readonly #byProtocol: ReadonlyMap<string, readonly Scenario[]>;
  readonly #output: Terminal;
  /** The protocol whose heading was written last, with its reports so far. */
  #current: { readonly protocol: string; readonly reports: CheckReport[] } | null = null;

  constructor(scenarios: readonly Scenario[], output: Terminal) {
    const byProtocol = new Map<string, readonly Scenario[]>();
    for (const scenario of scenarios) {
      const protocol = protocolOf(scenario.name);
      byProtocol.set(protocol, [...(byProtocol.get(protocol) ?? []), scenario]);
    }
    this.#byProtocol = byProtocol;
    this.inOrder = [...byProtocol.values()].flat();
    this.#output = output;
  }

  /** Call it before a report is written. Returns the width of the column of names, in characters. */
  enter(report: CheckReport): number {
    const protocol = protocolOf(report.scenario);
    if (this.#current?.protocol !== protocol) {
      const isFirst = this.#current === null;
      this.leave();
      if (this.#byProtocol.size > 1) this.#output.write(`${isFirst ? '' : '\n'}${coloursFor(this.#output).bold(protocol)}\n`);
      this.#current = { protocol, reports: [] };
    }
    this.#current.reports.push(report);
    return Math.max(...(this.#byProtocol.get(protocol) ?? []).map(({ name }) => name.length));
  }

  /** Writes the summary of the current protocol. */
  leave(): void {
    if (this.#current === null || this.#byProtocol.size === 1) return;
    const { protocol, reports } = this.#current;
    const seconds = reports.reduce((sum, report) => sum + report.seconds, 0);
    const asked = this.#byProtocol.get(protocol)?.length ?? 0;
    const { dim } = coloursFor(this.#output);
    this.#output.write(`${dim(`${protocol}: ${countsInWords(reports, asked)}  ${duration(seconds)}`)}\n`);
  }
}

/** Sums up all reports in one line. `asked` is the number of scenarios that were to be checked. */
export function summary({ reports, wasInterrupted }: Outcome, asked: number): string {
  return `${wasInterrupted ? 'interrupted; ' : ''}${countsInWords(reports, asked)}`;
}

function countsInWords(reports: readonly CheckReport[], asked: number): string {
  const inconclusive = reports.filter(({ verdict }) => verdict === 'inconclusive').length;
  const asExpected = reports.filter((report) => report.asExpected).length;
  const differing = reports.length - inconclusive - asExpected;
  const parts = [
    `${asExpected} as expected`,
    ...(differing > 0 ? [`${differing} not as expected`] : []),
    ...(inconclusive > 0 ? [`${inconclusive} inconclusive`] : []),
    ...(asked > reports.length ? [`${asked - reports.length} not checked`] : []),
  ];
  return `${counted(asked, 'scenario')}: ${parts.join(', ')}`;
}
