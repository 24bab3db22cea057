/** A graph of states in DOT, the language of Graphviz. */
import { isRecord, type Value } from '../../impl/kernel/plain-data.ts';
import { brief } from './tell.ts';

interface Drawn {
  readonly scenario: string;
  readonly states: readonly { readonly state: Value; readonly isInitial: boolean; readonly breaks?: string }[];
  readonly steps: readonly { readonly from: number; readonly to: number; readonly says: string }[];
}

/** In characters: longer lines make the boxes of a picture too wide. */
const LONGEST_LINE = 80;

/** The source of the picture. Initial states have a double frame; states that break a property are red and name it. */
export function dot({ scenario, states, steps }: Drawn): string {
  return [
    `digraph ${quoted(scenario)} {`,
    '  node [shape=box, fontname="monospace", fontsize=10];',
    '  edge [fontname="monospace", fontsize=9];',
    ...states.map((each, i) => `  s${i} [${attributes(each)}];`),
    ...steps.map(({ from, to, says }) => `  s${from} -> s${to} [label=${quoted(cut(says))}];`),
    '}',
    '',
  ].join('\n');
}

function attributes({ state, isInitial, breaks }: Drawn['states'][number]): string {
  const lines = [...linesOf(state), ...(breaks === undefined ? [] : [`✗ ${breaks}`])];
  const label = `label=${quoted(lines.map(cut).join('\n'))}`;
  return [label, ...(isInitial ? ['peripheries=2'] : []), ...(breaks === undefined ? [] : ['color=red', 'fontcolor=red'])].join(', ');
}

/** One line for each field of a state, and for each node of a world. */
function linesOf(state: Value): readonly string[] {
  if (!isRecord(state)) return [brief(state)];
  return Object.entries(state)
    .filter(([name, value]) => name !== 'quiet' && !isEmpty(value))
    .flatMap(([name, value]) => (name === 'nodes' && Array.isArray(value) ? value.map(nodeLine) : [`${name}: ${brief(value)}`]));
}

function nodeLine(node: Value): string {
  if (!isRecord(node)) return brief(node);
  const { id, state, config: _, ...others } = node;
  const rest = Object.entries(others).filter(([, value]) => !isEmpty(value));
  return [`node ${brief(id)}: ${brief(state)}`, ...rest.map(([name, value]) => `${name} ${brief(value)}`)].join(', ');
}

function isEmpty(value: Value): boolean {
  return value === null || value === undefined || (Array.isArray(value) && value.length === 0);
}

function cut(line: string): string {
  return line.length <= LONGEST_LINE ? line : `${line.slice(0, LONGEST_LINE - 1)}…`;
}

/** A text in DOT. `\l` ends a line and aligns it to the left. */
function quoted(text: string): string {
  const lines = text.split('\n').map((line) => line.replaceAll('\\', '\\\\').replaceAll('"', '\\"'));
  return `"${lines.length === 1 ? lines[0] : `${lines.join('\\l')}\\l`}"`;
}
