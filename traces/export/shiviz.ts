/** A run as a log with vector clocks, which ShiViz shows. A process is one life of a node, and counts its events from 1. */
import { kindOf, lifeOf, nameIn, type RunEvent } from '../causal-order/run-events.ts';

type Clock = Readonly<Record<string, number>>;

/** The log of these events, which are in causal order. Causes that are not among them are left out. */
export function asShiviz(events: readonly RunEvent[]): string {
  const clocks = new Map<string, Clock>();
  const sent = new Map<string, Clock>();
  return events
    .map(({ trace, line }) => {
      const host = lifeOf(trace);
      const own = clocks.get(host) ?? clocks.get(`${trace.header.node}#${trace.header.incarnation - 1}`) ?? {};
      const heard = line.input.type === 'receive' ? (sent.get(line.input.mid) ?? {}) : {};
      const joined = { ...latest(own, heard), [host]: (own[host] ?? 0) + 1 };
      clocks.set(host, joined);
      const sendings = line.outputs.flatMap((output) => (output.type === 'send' ? [output] : []));
      for (const { mid } of sendings) sent.set(mid, joined);
      const sends = sendings.map(({ to, message }) => `${nameIn(message)} to ${to}`.trim());
      const from = line.input.type === 'receive' ? ` from ${line.input.from}` : '';
      const text = `step ${line.step}: ${kindOf(line)}${from}${sends.length === 0 ? '' : `; sends ${sends.join(', ')}`}`;
      return `${host} ${JSON.stringify(joined)}\n${text.replace(/[\r\n]+/g, ' ')}\n`;
    })
    .join('');
}

function latest(a: Clock, b: Clock): Clock {
  const names = [...new Set([...Object.keys(a), ...Object.keys(b)])].sort();
  return Object.fromEntries(names.map((name) => [name, Math.max(a[name] ?? 0, b[name] ?? 0)]));
}
