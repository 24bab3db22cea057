/** A story as a space-time diagram in data: one column per node, one row per step, one line per message. */

import type { NodeId } from '../../impl/kernel/protocol.ts';
import { ascending } from '../../impl/kernel/sorted-set.ts';
import { brief } from '../../model-check/report/tell.ts';
import { nodesIn } from '../../model-check/report/traffic.ts';
import { type AnyEnvelope, happeningIn, isFault, type Label, takenBy, textOf } from './steps.ts';

export interface Mark {
  /** The number of the step, from 1. */
  readonly row: number;
  /** Null: the network, or a spec. */
  readonly node: NodeId | null;
  readonly kind: 'event' | 'receive' | 'crash' | 'suspect' | 'timeout' | 'restart' | 'network' | 'action';
  readonly isFault: boolean;
  readonly says: string;
}

export interface Line {
  readonly from: NodeId;
  readonly to: NodeId;
  /** The row of the sending; 0: it was in flight in the beginning. */
  readonly sent: number;
  /** The row where it is taken; null: it is still in flight. */
  readonly taken: number | null;
  readonly fate: 'delivered' | 'lost' | 'in flight';
  readonly says: string;
}

export interface SpaceTime {
  /** Ascending; empty for a spec. */
  readonly nodes: readonly NodeId[];
  readonly marks: readonly Mark[];
  readonly lines: readonly Line[];
}

interface ToldLabel {
  readonly says: string;
  readonly label: unknown;
}

/** `first`: the messages that are in flight before the first step. */
export function spaceTime(steps: readonly ToldLabel[], nodes: readonly NodeId[], first: readonly AnyEnvelope[] = []): SpaceTime {
  const flying = first.map((envelope) => ({ envelope, sent: 0 }));
  const lines: Line[] = [];
  const marks = steps.map(({ says, label }, i): Mark => {
    const row = i + 1;
    const happening = happeningIn(label);
    const taken = takenBy(label);
    if (taken !== null && happening !== null) {
      const at = flying.findIndex(({ envelope }) => textOf(envelope) === textOf(taken));
      const sent = at < 0 ? 0 : flying[at].sent;
      if (happening.type !== 'duplicate') {
        if (at >= 0) flying.splice(at, 1);
        lines.push({ ...ends(taken), sent, taken: row, fate: happening.type === 'event' ? 'delivered' : 'lost' });
      } else flying.push({ envelope: taken, sent: row });
    }
    if (happening !== null && 'sends' in happening) for (const envelope of happening.sends) flying.push({ envelope, sent: row });
    return {
      row,
      node: happening !== null && 'node' in happening ? happening.node : null,
      kind: kindOf(happening),
      isFault: isFault(label),
      says,
    };
  });
  const labels = steps.flatMap(({ label }) => happeningIn(label) ?? []);
  const all = ascending([...nodes, ...labels.flatMap(nodesIn)]);
  const waiting = flying.map(({ envelope, sent }): Line => ({ ...ends(envelope), sent, taken: null, fate: 'in flight' }));
  return { nodes: all, marks, lines: [...lines, ...waiting] };
}

/** The rows of the steps that may have influenced this one, itself included. */
export function causalPast({ marks, lines }: SpaceTime, row: number): ReadonlySet<number> {
  const past = new Set<number>();
  const todo = [row];
  for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
    if (next === 0 || past.has(next)) continue;
    past.add(next);
    const { node } = marks[next - 1];
    for (const line of lines) if (line.taken === next) todo.push(line.sent);
    const before = marks.findLast((mark) => mark.row < (next ?? 0) && mark.node === node && node !== null);
    if (before !== undefined) todo.push(before.row);
  }
  return past;
}

function ends({ from, to, message }: AnyEnvelope): Pick<Line, 'from' | 'to' | 'says'> {
  return { from, to, says: brief(message) };
}

function kindOf(happening: Label | null): Mark['kind'] {
  if (happening === null) return 'action';
  switch (happening.type) {
    case 'crash':
    case 'restart':
      return happening.type;
    case 'event':
      if (happening.crashes) return 'crash';
      return happening.event.type === 'receive' || happening.event.type === 'suspect' || happening.event.type === 'timeout'
        ? happening.event.type
        : 'event';
    default:
      return 'network';
  }
}
