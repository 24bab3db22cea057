/** The report on another program's trace, in lines for people. */
import { printable } from '../impl/kernel/printable.ts';
import type { ConformanceReport, Refusal, Unexplained } from '../traces/foreign/conformance-report.ts';
import { counted } from './words.ts';

const MOST_REFUSALS = 5;
const LONGEST_VALUE = 200;

export function conformanceInWords(report: ConformanceReport): string {
  const { verdict, spec, format, events, byAction, neverSeen, search, reasons, unexplained, enabled } = report;
  const processes = events.processes > 1 ? ` of ${events.processes} processes` : '';
  const ignored = events.ignored > 0 ? `; ${counted(events.ignored, 'line')} without an event` : '';
  const counts = Object.entries(byAction).map(([action, count]) => `${action} ${count}`);
  return [
    `${counted(events.inFiles, 'event')}${processes} (${format})${spec === undefined ? '' : `, held to the spec ${spec}`}${ignored}`,
    ...(spec === undefined ? [] : [`explained: ${events.explained}${counts.length === 0 ? '' : ` (${counts.join(', ')})`}`]),
    ...(neverSeen.length === 0 ? [] : [`never seen: ${neverSeen.join(', ')}`]),
    ...(search.hadChoices ? [`found by a search of ${counted(search.states, 'state')}: the events leave several runs open`] : []),
    `verdict: ${verdict}`,
    ...reasons.map(({ says, file, line }) => `  ${file === undefined ? '' : `${file}:${line}: `}${says}`),
    ...unexplained.flatMap(unexplainedInWords),
    ...(unexplained.length > 0 && search.furthest > 1
      ? [`  the explanations of all events before it end in ${search.furthest} states; this is one of them`]
      : []),
    ...(enabled.length > 0 ? [`  possible instead: ${enabled.join(', ')}`] : []),
  ]
    .map(printable)
    .join('\n');
}

function unexplainedInWords({ file, line, process, event, refusals }: Unexplained): readonly string[] {
  const by = process === undefined ? '' : `${process}: `;
  const left = refusals.length - MOST_REFUSALS;
  return [
    `${file}:${line}: no step of the spec explains ${by}${shown(event)}`,
    ...refusals.slice(0, MOST_REFUSALS).flatMap(refusalInWords),
    ...(left > 0 ? [`  … and ${left} more ways, all in the JSON report`] : []),
  ];
}

function refusalInWords({ action, param, says, operands = {}, diff = [] }: Refusal): readonly string[] {
  return [
    `  ${action}${param === undefined ? '' : `(${shown(param)})`}: ${says}`,
    ...Object.entries(operands).map(([path, value]) => `    ${path} is ${shown(value)}`),
    ...diff.map(({ path, before, after }) => `    ${path}: the spec has ${shown(before)}, recorded is ${shown(after)}`),
  ];
}

function shown(value: unknown): string {
  const text = value === undefined ? 'nothing' : JSON.stringify(value);
  return text.length <= LONGEST_VALUE ? text : `${text.slice(0, LONGEST_VALUE)}…`;
}
