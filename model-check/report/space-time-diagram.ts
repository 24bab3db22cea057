/** A counterexample as a space-time diagram in text: one column per node, one arrow per message. */
import type { NodeId, ProtocolTypes } from '../../impl/kernel/protocol.ts';
import { readDrawing } from '../edge/report-shape.ts';
import type { Happening } from '../world/happening.ts';
import { Lifelines, type Stroke } from './lifelines.ts';
import type { CounterexampleStep } from './report.ts';
import { brief, foreverInWords, isHappening } from './tell.ts';
import { inFlight, nodesIn, type Sending } from './traffic.ts';

type Step = Pick<CounterexampleStep, 'says' | 'label'>;
type Label = Happening<ProtocolTypes>;
type Occurrence = Extract<Label, { type: 'event' }>;

/** In characters: the room for a step's number, and the least room for its words. */
const GUTTER = 6;
const LEAST_WORDS = 36;
const NARROWEST = 60;
const DEFAULT_COLUMNS = 100;
/** The most messages in flight that are drawn at the end; the others are counted. */
const MOST_WAITING = 12;

const TAKEN = { type: 'arrow', shaft: '─', heads: ['▶', '◀'] } as const;
const LOST = { type: 'arrow', shaft: '─', heads: ['×', '×'] } as const;
const WAITING = { type: 'arrow', shaft: '╌', heads: ['▷', '◁'] } as const;

/** The meaning of each sign, shown if the sign is drawn. */
const LEGEND: readonly (readonly [sign: RegExp, meaning: string])[] = [
  [/[▶◀]/, '─▶ taken'],
  [/[▷◁]/, '╌▷ on its way'],
  [/×/, '─× lost'],
  [/↺/, '↺ from the node to itself'],
  [/╳/, '╳ crash'],
  [/·/, '· down'],
  [/!/, '! suspicion'],
  [/○/, '○ timer'],
];

/**
 * The diagram, in lines of at most `columns` characters, at least 60. A message is drawn when it is delivered or lost; a
 * message that is never taken is drawn at the end. Words that do not fit are cut off; nodes that do not fit share the last
 * column. `cycleStart`: the number of steps before those that repeat for ever. A spec has no nodes, so its steps are marks in one column. Throws `ModelError` unless `steps` come from a report.
 */
export function spaceTimeDiagram(steps: readonly Step[], property: string, columns = DEFAULT_COLUMNS, cycleStart?: number): string {
  const read = readDrawing(steps, property, cycleStart);
  const width = Math.max(NARROWEST, columns);
  const labels = read.steps.map(({ label }) => label).filter(isHappening);
  const end = `${' '.repeat(GUTTER)}✗ ${read.property}`;
  if (labels.length < read.steps.length)
    return [...looped(ofSpec(read.steps), read.cycleStart), end].map((line) => shortened(line, width)).join('\n');
  return [...ofWorld(labels, width, read.cycleStart), end].map((line) => shortened(line, width)).join('\n');
}

function ofSpec(steps: readonly Step[]): readonly string[] {
  return steps.map(({ says }, i) => `${numbered(i)}●  ${says}`);
}

/** The rows, with a heading above those that repeat for ever. */
function looped(rows: readonly string[], cycleStart: number | undefined): readonly string[] {
  if (cycleStart === undefined) return rows;
  return [...rows.slice(0, cycleStart), foreverInWords(cycleStart, rows.length), ...rows.slice(cycleStart)];
}

function ofWorld(labels: readonly Label[], columns: number, cycleStart: number | undefined): readonly string[] {
  const lines = new Lifelines([...new Set(labels.flatMap(nodesIn))], columns - GUTTER - LEAST_WORDS);
  const gap = ' '.repeat(GUTTER);
  const rows = looped(
    labels.map((label, i) => row(numbered(i), label, lines)),
    cycleStart,
  );
  const waiting = inFlight(labels);
  const last = waiting
    .slice(0, MOST_WAITING)
    .map(
      (sending) =>
        `${gap}${lines.row({ ...WAITING, from: sending.from, to: sending.to })}${elsewhere(sending, lines)}${brief(sending.message)}`,
    );
  const more = waiting.length > MOST_WAITING ? [`${gap}${lines.row()}… and ${waiting.length - MOST_WAITING} more on their way`] : [];
  const drawn = [...rows, ...last, ...more];
  const legend = LEGEND.filter(([sign]) => drawn.some((line) => sign.test(line.slice(0, GUTTER + lines.width)))).map(([, means]) => means);
  return [`${gap}${lines.head()}`, ...drawn, ...(legend.length === 0 ? [] : [`${gap}(${legend.join('   ')})`])];
}

/** Draws one step. Its effect on the node's lifeline shows from the next row on. */
function row(number: string, label: Label, lines: Lifelines): string {
  if (label.type === 'restart') lines.restart(label.node);
  const drawn = `${number}${lines.row(...strokesOf(label))}${whereIs(label, lines)}${wordsOf(label)}`;
  if (label.type === 'crash') lines.crash(label.node);
  if ((label.type === 'event' || label.type === 'restart') && label.crashes) lines.crash(label.node);
  return drawn;
}

/** The strokes of a step. A crash in the middle of the step is drawn last. */
function strokesOf(label: Label): readonly Stroke[] {
  const crashes = (label.type === 'event' || label.type === 'restart') && label.crashes;
  return [strokeOf(label), ...(crashes ? [{ type: 'mark', at: label.node, mark: '╳' } as const] : [])];
}

function strokeOf(label: Label): Stroke {
  switch (label.type) {
    case 'event':
      if (label.event.type === 'receive') return { ...TAKEN, from: label.event.from, to: label.node };
      return { type: 'mark', at: label.node, mark: markOf(label) };
    case 'restart':
      return { type: 'mark', at: label.node, mark: '●' };
    case 'crash':
      return { type: 'mark', at: label.node, mark: '╳' };
    case 'partition':
    case 'heal':
      return { type: 'band', over: label.groups.flat() };
    case 'lose':
    case 'drop':
      return { ...LOST, from: label.from, to: label.to };
    case 'duplicate':
      return { ...WAITING, from: label.from, to: label.to };
  }
}

function markOf({ event }: Occurrence): string {
  if (event.type === 'suspect') return '!';
  return event.type === 'timeout' ? '○' : '●';
}

function wordsOf(label: Label): string {
  switch (label.type) {
    case 'event':
      return [eventInWords(label), ...answers(label)].join('; ');
    case 'restart':
      return ['boots again', ...answers(label)].join('; ');
    case 'crash':
      return 'crashes';
    case 'partition':
      return `the network is partitioned into ${label.groups.map(brief).join(' and ')}`;
    case 'heal':
      return 'the network is whole again';
    case 'lose':
    case 'drop':
      return `${brief(label.message)} is lost`;
    case 'duplicate':
      return `${brief(label.message)} is duplicated`;
  }
}

function eventInWords({ event }: Occurrence): string {
  switch (event.type) {
    case 'receive':
      return brief(event.message);
    case 'start':
      return 'starts';
    case 'request':
      return `is asked for ${brief(event.request)}`;
    case 'timeout':
      return `timer ${brief(event.timer)}`;
    case 'suspect':
      return `suspects node ${event.node}`;
    case 'restore':
      return `trusts node ${event.node} again`;
    case 'chosen':
      return `chooses ${event.value}`;
  }
}

/** The node's outputs in words, and a crash in the middle of the step. */
function answers({ outputs, crashes }: Pick<Occurrence, 'outputs' | 'crashes'>): readonly string[] {
  return [...outputs.map((output) => `says ${brief(output)}`), ...(crashes ? ['crashes'] : [])];
}

/** Names the nodes of a step that have no column of their own. */
function whereIs(label: Label, lines: Lifelines): string {
  switch (label.type) {
    case 'event':
      if (label.event.type === 'receive') return elsewhere({ from: label.event.from, to: label.node }, lines);
      return lines.isElsewhere(label.node) ? `node ${label.node}: ` : '';
    case 'crash':
    case 'restart':
      return lines.isElsewhere(label.node) ? `node ${label.node}: ` : '';
    case 'partition':
    case 'heal':
      return '';
    default:
      return elsewhere(label, lines);
  }
}

function elsewhere({ from, to }: Pick<Sending, 'from' | 'to'>, lines: Lifelines): string {
  return [from, to].some((node: NodeId) => lines.isElsewhere(node)) ? `${from} → ${to}: ` : '';
}

function numbered(step: number): string {
  return `${String(step + 1).padStart(GUTTER - 3)}. `.padEnd(GUTTER);
}

function shortened(line: string, columns: number): string {
  const trimmed = line.trimEnd();
  return trimmed.length <= columns ? trimmed : `${trimmed.slice(0, columns - 1)}…`;
}
