/** The report of a replay for people. */
import { printable } from '../impl/kernel/printable.ts';
import type { Explanation, Finding, ReplayReport } from '../traces/replay/report.ts';
import { counted } from './words.ts';

/** The most doubts that are shown; the JSON report holds all. */
const MOST_DOUBTS = 5;

/** The report for people, in lines. */
export function inWords(report: ReplayReport): string {
  const { consumed, properties, doubts, first, verdict, explanation } = report;
  const { sent, delivered, inFlight, lost } = consumed.messages;
  const kinds = Object.entries(consumed.byKind).map(([kind, count]) => `${kind} ${count}`);
  const left = consumed.eventsInFiles - consumed.events;
  return [
    `run ${report.run} of ${report.protocol}: ${counted(consumed.files, 'file')}, nodes ${consumed.nodes.join(', ')}`,
    `replayed ${counted(consumed.events, 'event')} (${kinds.join(', ')})${left > 0 ? `; ${left} more were not` : ''}`,
    `messages: ${sent} sent, ${delivered} delivered, ${inFlight} still in flight${lost > 0 ? `, ${lost} lost` : ''}`,
    ...properties.map(({ name, kind, judged, held }) => `${kind} ${name}: ${judged === 0 ? 'not judged' : `held in ${held} of ${judged}`}`),
    ...layersInWords(report),
    `verdict: ${verdict}`,
    ...(verdict === 'diverged' && first !== undefined ? findingInWords(first) : []),
    ...(explanation === undefined ? [] : explanationInWords(explanation)),
    ...doubts.slice(0, MOST_DOUBTS).flatMap(findingInWords),
    ...(doubts.length > MOST_DOUBTS ? [`… and ${doubts.length - MOST_DOUBTS} more, all in the JSON report`] : []),
  ]
    .map(printable)
    .join('\n');
}

function explanationInWords({ byAction, neverSeen, enabled, past, open }: Explanation): readonly string[] {
  const counts = Object.entries(byAction).map(([action, count]) => `${action} ${count}`);
  return [
    `  possible there: ${enabled.length === 0 ? 'nothing' : enabled.join(', ')}`,
    `  its causal past: ${counted(past, 'event')}; before it in the run: ${counts.length === 0 ? 'nothing' : counts.join(', ')}`,
    ...(open === undefined ? [] : [`  in the explorer: ${open}`]),
    ...(neverSeen.length === 0 ? [] : [`  never seen: ${neverSeen.join(', ')}`]),
  ];
}

/** A finding in lines: its place, what is wrong, and what differs. */
export function findingInWords({ kind, at, says, expected, actual, diff }: Finding): readonly string[] {
  return [
    `${at.file}:${at.line}: node ${at.node}, step ${at.step}: ${says} [${kind}]`,
    ...(expected === undefined ? [] : [`  expected: ${JSON.stringify(expected)}`]),
    ...(actual === undefined ? [] : [`  recorded: ${JSON.stringify(actual)}`]),
    ...diff.map(({ path, before, after }) => `  ${path === '' ? '/' : path}: expected ${shown(before)}, recorded ${shown(after)}`),
  ];
}

function shown(value: unknown): string {
  return value === undefined ? 'nothing' : JSON.stringify(value);
}

/** The verdict of each layer. The reasons are among the findings. */
function layersInWords({ layers }: ReplayReport): readonly string[] {
  const { wellFormed, nodes, whole, refinement } = layers;
  const named = [`lines: ${wellFormed.verdict}`, `each node: ${nodes.verdict}`, `all together: ${whole.verdict}`];
  return [...named, ...(refinement === undefined ? [] : [`abstract spec: ${refinement.verdict}`])];
}
