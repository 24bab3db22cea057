/** Gathers missing and altered lines in causal order, as the replay passes them. */

import type { MergedLine } from '../causal-order/merge.ts';
import type { EventLine, HeaderLine } from '../format/line.ts';
import { type Fault, lastStep, type NodeTrace } from '../format/read.ts';
import type { Finding, Place } from './report.ts';

export class Doubts {
  readonly found: Finding[] = [];
  readonly #known: ReadonlySet<number>;
  /** By life, the header of the node's next life. */
  readonly #next: ReadonlyMap<string, HeaderLine>;
  #hideTheWhole = false;

  constructor(traces: readonly NodeTrace[]) {
    this.#known = new Set(traces.map(({ header }) => header.node));
    this.#next = new Map(traces.map(({ header }) => [`${header.node}.${header.earlier?.incarnation}`, header]));
    for (const trace of traces) {
      this.#faults(trace, (fault) => fault.number === 1);
      if (trace.lines.length === 0) this.#leave(trace);
    }
    for (const trace of traces) this.#strangers(trace);
  }

  /** Whether a part of the run is unseen from here on, so that the rest is not a state of the whole system. */
  get hideTheWhole(): boolean {
    return this.#hideTheWhole;
  }

  /** Call it when the replay reaches this line. */
  reach({ trace, number, line }: MergedLine): void {
    this.#faults(trace, (fault) => fault.number === number);
    if (line.type !== 'gap') return;
    this.#add(
      'gap',
      placeIn(trace, number, line.from),
      `steps ${line.from} to ${line.to} of node ${trace.header.node} were not recorded (${line.why})`,
    );
    this.#hideTheWhole = true;
  }

  /** Call it when the replay is done with this line. */
  pass({ trace, number }: MergedLine): void {
    if (number === trace.lines.at(-1)?.number) this.#leave(trace);
  }

  missingSending({ trace, number }: MergedLine, { step, input }: EventLine): void {
    const mid = input.type === 'receive' ? input.mid : '';
    this.#add('missingSending', placeIn(trace, number, step), `no trace reaches the step that sent message ${mid}`);
    this.#hideTheWhole = true;
  }

  /** Call it after the last usable line of the trace. */
  #leave(trace: NodeTrace): void {
    const last = trace.lines.at(-1)?.number ?? 1;
    this.#faults(trace, (fault) => fault.number > last);
    if (trace.end === null) {
      this.#hideTheWhole = true;
      if (trace.faults.every(({ kind }) => kind !== 'order') && !this.#isEndKnown(trace)) this.#noEnd(trace, last);
    }
    if (trace.end?.why === 'fatal') {
      this.#add(
        'fatal',
        placeIn(trace, last + 1, trace.end.step),
        `node ${trace.header.node} stopped because its reducer threw at the event after this one, which is not recorded`,
      );
    }
  }

  /** The life of the trace was missing, so nothing says what the node may find on its disk. */
  missingLife({ trace, number }: MergedLine): void {
    const { node, incarnation } = trace.header;
    const says = `incarnation ${incarnation - 1} of node ${node} has no trace, so the record found at this boot is not judged`;
    this.#add('missingTrace', placeIn(trace, number, 0), says);
  }

  /** The next life has found the last line that is there: the node was killed. */
  #isEndKnown({ header, lines }: NodeTrace): boolean {
    const next = this.#next.get(`${header.node}.${header.incarnation}`);
    return next?.earlier?.chain === (lines.at(-1)?.line ?? header).chain;
  }

  #noEnd(trace: NodeTrace, number: number): void {
    const { node } = trace.header;
    const torn = trace.torn ? ', and its last line is torn' : '';
    this.#add(
      'noEnd',
      placeIn(trace, number, Math.max(0, lastStep(trace))),
      `the trace of node ${node} has no end${torn}: the node was killed, or lines are missing`,
    );
  }

  #faults(trace: NodeTrace, concerns: (fault: Fault) => boolean): void {
    for (const fault of trace.faults) {
      if (!concerns(fault)) continue;
      const says =
        fault.kind === 'altered'
          ? 'the line was altered after it was written'
          : 'a line is missing, doubled or moved; the file is not used from here on';
      const { expected, actual } = fault;
      this.found.push({ kind: fault.kind, at: placeIn(trace, fault.number, fault.step), says, expected, actual, diff: [] });
    }
  }

  /** Reports the nodes without a trace that this node has exchanged messages with. */
  #strangers(trace: NodeTrace): void {
    const told = new Set<number>();
    for (const { number, line } of trace.lines) {
      if (line.type !== 'event') continue;
      const sentTo = line.outputs.flatMap((output) => (output.type === 'send' ? [output.to] : []));
      const peers = line.input.type === 'receive' ? [line.input.from, ...sentTo] : sentTo;
      for (const peer of peers) {
        if (this.#known.has(peer) || told.has(peer)) continue;
        told.add(peer);
        this.#hideTheWhole = true;
        this.#add(
          'missingTrace',
          placeIn(trace, number, line.step),
          `node ${trace.header.node} exchanged messages with node ${peer}, which has no trace`,
        );
      }
    }
  }

  #add(kind: Finding['kind'], at: Place, says: string): void {
    this.found.push({ kind, at, says, diff: [] });
  }
}

function placeIn(trace: NodeTrace, line: number, step: number): Place {
  return { node: trace.header.node, incarnation: trace.header.incarnation, step, file: trace.file, line };
}
