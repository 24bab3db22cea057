/**
 * A run as log records of OpenTelemetry, in the JSON of OTLP: one line for each life of a node. The body of a record is the line
 * of the trace, so nothing is lost. Links between records are attributes: a run has no root request, so there is no trace id.
 */

import { kindOf, type RunEvent } from '../causal-order/run-events.ts';
import { TRACE_FORMAT } from '../format/line.ts';

const NANOSECONDS_PER_MILLISECOND = 1_000_000n;
const INFO = { severityNumber: 9, severityText: 'INFO' };

/** The records of these events. */
export function asOpenTelemetry(events: readonly RunEvent[]): string {
  const traces = [...new Set(events.map(({ trace }) => trace))];
  return traces
    .map((trace) => {
      const { header } = trace;
      const attributes = [
        text('service.name', header.protocol),
        text('service.instance.id', `${header.node}#${header.incarnation}`),
        text('selfman.run', header.run),
      ];
      const scope = { name: 'selfman', version: TRACE_FORMAT };
      const scopeLogs = [{ scope, logRecords: events.filter((event) => event.trace === trace).map(recordOf) }];
      return `${JSON.stringify({ resourceLogs: [{ resource: { attributes }, scopeLogs }] })}\n`;
    })
    .join('');
}

function recordOf({ trace, line }: RunEvent): object {
  const { node, incarnation } = trace.header;
  const { step, lamport, wallMs, input, outputs } = line;
  const sent = outputs.flatMap((output) => (output.type === 'send' ? [{ stringValue: output.mid }] : []));
  const time = String(BigInt(Math.trunc(wallMs)) * NANOSECONDS_PER_MILLISECOND);
  return {
    timeUnixNano: time,
    observedTimeUnixNano: time,
    ...INFO,
    eventName: kindOf(line),
    body: { stringValue: JSON.stringify(line) },
    attributes: [
      whole('selfman.node', node),
      whole('selfman.incarnation', incarnation),
      whole('selfman.step', step),
      whole('selfman.lamport', lamport),
      ...(input.type === 'receive' ? [text('selfman.received', input.mid)] : []),
      ...(sent.length === 0 ? [] : [{ key: 'selfman.sent', value: { arrayValue: { values: sent } } }]),
    ],
  };
}

function text(key: string, value: string): object {
  return { key, value: { stringValue: value } };
}

function whole(key: string, value: number): object {
  return { key, value: { intValue: String(value) } };
}
