/** A run as a sequence diagram of Mermaid: what arrived, what was lost, and what else happened to the nodes. */

import { kindOf, nameIn, type RunEvent } from '../causal-order/run-events.ts';
import type { MessageId } from '../format/line.ts';

/** Viewers refuse long texts, and people cannot read more. */
export const MOST_MESSAGES = 60;

/** The last messages of these events, 60 at most, with the events between them. */
export function asMermaid(events: readonly RunEvent[]): string {
  const arrived = new Set<MessageId>(events.flatMap(({ line }) => (line.input.type === 'receive' ? [line.input.mid] : [])));
  const lines: { readonly text: string; readonly isMessage: boolean }[] = [];
  const nodes = new Set<number>();
  for (const { trace, line } of events) {
    const { node } = trace.header;
    const { input } = line;
    if (input.type === 'receive') {
      nodes.add(node).add(input.from);
      lines.push({ text: `n${input.from}->>n${node}: ${label(nameIn(input.message))}`, isMessage: true });
    } else if (input.type !== 'boot' && input.type !== 'start') {
      nodes.add(node);
      const of = input.type === 'suspect' || input.type === 'restore' ? ` ${input.node}` : '';
      lines.push({ text: `Note over n${node}: ${label(kindOf(line) + of)}`, isMessage: false });
    }
    for (const output of line.outputs) {
      if (output.type === 'stop') lines.push({ text: `Note over n${node}: stops`, isMessage: false });
      if (output.type !== 'send' || arrived.has(output.mid)) continue;
      nodes.add(node).add(output.to);
      lines.push({ text: `n${node}-xn${output.to}: ${label(nameIn(output.message))}`, isMessage: true });
    }
  }
  const from = firstShown(lines.map(({ isMessage }) => isMessage));
  const cut = from === 0 ? [] : [`%% ${from} earlier lines are left out`];
  const participants = [...nodes].map((node) => `participant n${node} as ${node}`);
  return `${['sequenceDiagram', ...cut, ...participants.sort(), ...lines.slice(from).map(({ text }) => text)].join('\n  ')}\n`;
}

/** Where the last 60 messages begin, and at most as many notes. */
function firstShown(areMessages: readonly boolean[]): number {
  let [messages, notes] = [0, 0];
  for (let i = areMessages.length - 1; i >= 0; i--) {
    if (areMessages[i]) messages += 1;
    else notes += 1;
    if (messages > MOST_MESSAGES || notes > MOST_MESSAGES) return i + 1;
  }
  return 0;
}

/** Mermaid ends a text at a semicolon or a #, and reads colons and brackets in its own way. */
function label(text: string): string {
  const plain = text.replace(/[^\p{L}\p{N} .,_/→+-]/gu, ' ').trim();
  return plain === '' ? 'message' : plain;
}
