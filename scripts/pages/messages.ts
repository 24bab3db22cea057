/** The messages and events of a protocol: their meaning according to the code, and how often they occur. */
import { join } from 'node:path';
import { check } from '../../model-check/drivers/check.ts';
import type { CheckReport } from '../../model-check/report/report.ts';
import { type Kind, kindsBeside, kindsOf } from './kinds.ts';
import type { ProtocolPage } from './protocol-page.ts';
import { code, count, table } from './table.ts';

const ROOT = join(import.meta.dirname, '..', '..');

/** Writes two tables. The counts come from checking the scenarios, so choose fast ones. */
export async function messagesAndEvents({ protocol, scenarios, nameOf }: ProtocolPage): Promise<string> {
  const reports: CheckReport[] = [];
  for (const scenario of scenarios) reports.push(await check(scenario));
  const file = join(ROOT, 'impl', protocol, 'messages.ts');
  const messages = kindsOf(file, 'Message').map(({ name, says }) => ({ name: `receive ${name}`, says }));
  const fired = [...new Set(reports.flatMap((report) => Object.keys(report.fired)))].filter((name) => !name.startsWith('receive '));
  const events = fired.map((name) => ({ name, says: meaning(name, file) }));
  const counted = reports.map((report) => ({ head: code(nameOf(report.scenario)), isNumber: true }) as const);
  const row = ({ name, says }: Kind) => [
    code(name.replace('receive ', '')),
    says,
    ...reports.map(({ fired: times }) => (times[name] === undefined ? '' : count(times[name]))),
  ];
  return [
    `How often each occurs among all transitions that are searched in ${counted.map(({ head }) => head).join(', ')}.`,
    table([{ head: 'message' }, { head: 'says' }, ...counted], messages.map(row)),
    table([{ head: 'event' }, { head: 'means' }, ...counted], events.map(row)),
  ].join('\n\n');
}

/** The meaning of an event. Requests and timers are the protocol's own; the other events are common to all protocols. */
function meaning(event: string, file: string): string {
  const [type, name] = event.split(' ');
  const kinds =
    type === 'request'
      ? kindsOf(file, 'Request')
      : type === 'timeout'
        ? kindsBeside(file, 'Message', 'Request', 'Output')
        : [
            ...kindsOf(join(ROOT, 'impl/kernel/protocol.ts'), 'Event'),
            ...kindsOf(join(ROOT, 'model-check/world/happening.ts'), 'Happening'),
          ];
  return kinds.find((kind) => kind.name === (name ?? type))?.says ?? '';
}
