/** Facts about the place where a run diverged, that follow from the lines alone. Its JSON Schema is that of the report. */
import { causalPast, eventsOf, kindOf, nameIn, type RunEvent } from '../causal-order/run-events.ts';
import { afterStep, NOTHING_OUTSTANDING } from '../format/outstanding.ts';
import type { NodeTrace } from '../format/read.ts';
import type { Explanation, ReplayReport } from '../replay/report.ts';

const INPUTS = ['boot', 'start', 'receive', 'request', 'timeout', 'suspect', 'restore', 'chosen'];
const MOST_ENABLED = 20;

/** The explanation of the first divergence; null: the run did not diverge. The traces are those of the report. */
export function explanationOf({ verdict, first }: ReplayReport, traces: readonly NodeTrace[]): Explanation | null {
  const events = eventsOf(traces);
  const place = verdict === 'diverged' && first !== undefined ? events.findIndex((event) => isAt(event, first.at)) : -1;
  if (place < 0) return null;
  const bad = events[place];
  const before = events.slice(0, place);
  const past = causalPast(events, bad);
  const counts = new Map<string, number>();
  for (const { line } of before) counts.set(kindOf(line), (counts.get(kindOf(line)) ?? 0) + 1);
  const inputs = new Set(before.map(({ line }) => line.input.type));
  return {
    byAction: Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1))),
    neverSeen: INPUTS.filter((input) => !inputs.has(input as RunEvent['line']['input']['type'])),
    enabled: enabledAt(bad, before),
    past: past.length,
  };
}

/** Whether the finding is about this event. */
export function isAt({ trace, number }: RunEvent, { file, line }: { readonly file: string; readonly line: number }): boolean {
  return trace.file === file && number === line;
}

/** The inputs that the node could take then: messages on their way to it, armed timers, watched nodes, an open choice. */
function enabledAt({ trace }: RunEvent, before: readonly RunEvent[]): readonly string[] {
  const { node } = trace.header;
  const own = before.filter((event) => event.trace === trace).map(({ line }) => line);
  const { timers, monitored, choice } = own.reduce((open, { input, outputs }) => afterStep(open, input, outputs), NOTHING_OUTSTANDING);
  if (own.length === 0) return ['boot'];
  if (choice !== null) return [`chosen 0 … ${choice - 1}`];
  const onTheirWay = new Map<string, string>();
  for (const { trace: sender, line } of before) {
    if (line.input.type === 'receive') onTheirWay.delete(line.input.mid);
    for (const output of line.outputs) {
      if (output.type !== 'send' || output.to !== node) continue;
      onTheirWay.set(output.mid, `receive ${nameIn(output.message)} ${output.mid} from ${sender.header.node}`.replace('  ', ' '));
    }
  }
  const inputs = [
    ...(own.some(({ input }) => input.type === 'start') ? [] : ['start']),
    ...onTheirWay.values(),
    ...[...timers.keys()].map((timer) => `timeout ${timer}`),
    ...monitored.map((peer) => `suspect ${peer}`),
  ];
  return inputs.slice(0, MOST_ENABLED);
}
