/** A counterexample as a Mermaid sequence diagram: messages between nodes, in the order in which they arrived. */

import type { NodeId, ProtocolTypes } from '../../impl/kernel/protocol.ts';
import { ascending } from '../../impl/kernel/sorted-set.ts';
import { readDrawing } from '../edge/report-shape.ts';
import type { Happening } from '../world/happening.ts';
import type { CounterexampleStep } from './report.ts';
import { brief, isHappening } from './tell.ts';
import { inFlight, nodesIn, type Sending } from './traffic.ts';

type Step = Pick<CounterexampleStep, 'says' | 'label'>;
type Label = Happening<ProtocolTypes>;
type Occurrence = Extract<Label, { type: 'event' }>;

/**
 * The diagram's source. A message is drawn when it arrives; a message that never arrives is drawn at the end. A spec has
 * no nodes, so its steps become notes over one lifeline. `cycleStart`: the number of steps before those that repeat for ever.
 */
export function sequenceDiagram(steps: readonly Step[], property: string, cycleStart?: number): string {
  const read = readDrawing(steps, property, cycleStart);
  return diagram(read.steps, read.property, read.cycleStart);
}

function diagram(steps: readonly Step[], property: string, cycleStart: number | undefined): string {
  const labels = steps.map(({ label }) => label).filter(isHappening);
  if (labels.length < steps.length) {
    const notes = steps.map(({ says }, i) => [note('S', i, says)]);
    return drawn(['participant S as the system', ...looped(notes, 'S', cycleStart)], 'S', property);
  }
  const nodes = ascending(labels.flatMap(nodesIn));
  const lifelines = nodes.map((node) => `participant N${node} as node ${node}`);
  const rows = looped(labels.map(arrows), over(nodes), cycleStart);
  return drawn([...lifelines, ...rows, ...inFlight(labels).map(waiting)], over(nodes), property);
}

/** The rows, those from `cycleStart` on in a loop. */
function looped(rows: readonly (readonly string[])[], over: string, cycleStart: number | undefined): readonly string[] {
  if (cycleStart === undefined) return rows.flat();
  const [before, round] = [rows.slice(0, cycleStart).flat(), rows.slice(cycleStart).flat()];
  return round.length === 0 ? [...before, `Note over ${over}: nothing more happens`] : [...before, 'loop for ever', ...round, 'end'];
}

/** The lifelines under a note about these nodes: from the first to the last. */
function over(nodes: readonly NodeId[]): string {
  const [first = 0, ...rest] = ascending(nodes);
  return rest.length > 0 ? `N${first},N${rest.at(-1)}` : `N${first}`;
}

function drawn(lines: readonly string[], over: string, property: string): string {
  return ['sequenceDiagram', ...lines.map((line) => `  ${line}`), `  Note over ${over}: ✗ ${escaped(property)}`].join('\n');
}

function note(lifeline: string, step: number, text: string): string {
  return `Note over ${lifeline}: ${step + 1}. ${escaped(text)}`;
}

function arrows(label: Label, step: number): readonly string[] {
  switch (label.type) {
    case 'event':
      return [...arrival(label, step), ...answers(label)];
    case 'crash':
      return [note(`N${label.node}`, step, 'crashes')];
    case 'partition':
      return [note(over(label.groups.flat()), step, `the network is partitioned into ${label.groups.map(brief).join(' and ')}`)];
    case 'heal':
      return [note(over(label.groups.flat()), step, 'the network is whole again')];
    case 'restart':
      return [note(`N${label.node}`, step, 'boots again'), ...answers(label)];
    case 'lose':
    case 'drop':
      return [`N${label.from}--xN${label.to}: ${step + 1}. ${escaped(brief(label.message))} is lost`];
    case 'duplicate':
      return [note(`N${label.from},N${label.to}`, step, `${brief(label.message)} is duplicated`)];
  }
}

function arrival({ node, event }: Occurrence, step: number): readonly string[] {
  const lifeline = `N${node}`;
  switch (event.type) {
    case 'receive':
      return [`N${event.from}->>${lifeline}: ${step + 1}. ${escaped(brief(event.message))}`];
    case 'start':
      return [note(lifeline, step, 'starts')];
    case 'request':
      return [note(lifeline, step, `asked for ${brief(event.request)}`)];
    case 'timeout':
      return [note(lifeline, step, `timer ${brief(event.timer)}`)];
    case 'suspect':
      return [note(lifeline, step, `suspects node ${event.node}`)];
    case 'restore':
      return [note(lifeline, step, `trusts node ${event.node}`)];
    case 'chosen':
      return [note(lifeline, step, `chooses ${event.value}`)];
  }
}

/** Notes for the node's outputs, and for a crash in the middle of the step. */
function answers({ node, outputs, crashes }: Pick<Occurrence, 'node' | 'outputs' | 'crashes'>): readonly string[] {
  const said = outputs.map((output) => `Note over N${node}: says ${escaped(brief(output))}`);
  return crashes ? [...said, `Note over N${node}: crashes`] : said;
}

function waiting({ from, to, message }: Sending): string {
  return `N${from}-)N${to}: ${escaped(brief(message))}, still on its way`;
}

/** Escapes the characters that Mermaid would not show as text: a semicolon and a number sign. */
function escaped(text: string): string {
  return text.replaceAll('#', '#35;').replace(/;(?<!#35;)/g, '#59;');
}
