/**
 * Merges all nodes' lines into one order that agrees with cause and effect. The lines of a node keep their order, and each
 * receipt comes after the sending that its message id names. Wall clocks play no part.
 */
import { requireTraces } from '../format/given-traces.ts';
import type { BodyLine, MessageId } from '../format/line.ts';
import type { NodeTrace } from '../format/read.ts';

export interface MergedLine {
  readonly trace: NodeTrace;
  /** The number of the line in its file, from 1. */
  readonly number: number;
  readonly line: BodyLine;
}

export interface Merge {
  readonly order: readonly MergedLine[];
  /** Receipts that precede their sending, by their own node's order. Only a broken recorder writes them. */
  readonly beforeTheirSending: readonly MergedLine[];
}

/**
 * Merges the traces of one run, given in the order of node and incarnation. Of lines that nothing orders, the one with the
 * smallest (Lamport clock, node, incarnation) comes first, so equal traces give equal orders. Throws `BadTrace` when an
 * argument is not a trace.
 */
export function merge(traces: readonly NodeTrace[]): Merge {
  requireTraces(traces);
  return mergeRead(traces);
}

/** As `merge`, for traces that were already validated. */
export function mergeRead(traces: readonly NodeTrace[]): Merge {
  const unsent = new Set(traces.flatMap((trace) => trace.lines.flatMap(({ line }) => sendings(line))));
  const cursors = traces.map((trace, index) => new Cursor(trace, predecessor(traces, index)));
  const order: MergedLine[] = [];
  const beforeTheirSending: MergedLine[] = [];
  let open = cursors.filter((cursor) => cursor.head !== null);
  for (let last: NodeTrace | null = null; open.length > 0; ) {
    const ready = open.filter((cursor) => isReady(cursor, unsent, open));
    const cursor: Cursor | undefined = earliest(ready, last) ?? earliest(open, null);
    const head = cursor?.head;
    if (cursor === undefined || head === undefined || head === null) break;
    if (ready.length === 0) beforeTheirSending.push(head);
    order.push(head);
    for (const mid of sendings(head.line)) unsent.delete(mid);
    cursor.advance();
    last = cursor.trace;
    if (cursor.head === null) open = open.filter((each) => each !== cursor);
  }
  return { order, beforeTheirSending };
}

class Cursor {
  readonly trace: NodeTrace;
  /** The node's previous incarnation, all lines of which come first. */
  readonly earlier: NodeTrace | null;
  #next = 0;

  constructor(trace: NodeTrace, earlier: NodeTrace | null) {
    this.trace = trace;
    this.earlier = earlier;
  }

  get head(): MergedLine | null {
    const next = this.trace.lines[this.#next];
    return next === undefined ? null : { trace: this.trace, ...next };
  }

  advance(): void {
    this.#next += 1;
  }
}

function predecessor(traces: readonly NodeTrace[], index: number): NodeTrace | null {
  const before = traces[index - 1];
  return before?.header.node === traces[index]?.header.node ? (before ?? null) : null;
}

function isReady(cursor: Cursor, unsent: ReadonlySet<MessageId>, open: readonly Cursor[]): boolean {
  const { earlier, head } = cursor;
  if (earlier !== null && open.some(({ trace }) => trace === earlier)) return false;
  return head?.line.type !== 'event' || head.line.input.type !== 'receive' || !unsent.has(head.line.input.mid);
}

/** Snapshots and gaps have no clock: they directly follow the previous line of their file. */
function earliest(cursors: readonly Cursor[], last: NodeTrace | null): Cursor | undefined {
  const attached = cursors.find(({ trace, head }) => trace === last && head?.line.type !== 'event');
  if (attached !== undefined) return attached;
  return cursors.reduce<Cursor | undefined>((best, each) => (best === undefined || clock(each) < clock(best) ? each : best), undefined);
}

/** Ties go to the first cursor; cursors are in the order of node and incarnation. */
function clock({ head }: Cursor): number {
  return head?.line.type === 'event' ? head.line.lamport : 0;
}

function sendings(line: BodyLine): readonly MessageId[] {
  if (line.type !== 'event') return [];
  return line.outputs.flatMap((output) => (output.type === 'send' ? [output.mid] : []));
}
