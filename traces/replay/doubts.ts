/** Gathers missing and altered lines in causal order, as the replay passes them. */

import type { Life } from '../causal-order/life.ts';
import type { WovenLine } from '../causal-order/weave.ts';
import type { EventLine, GapLine, HeaderLine } from '../format/line.ts';
import type { Fault } from '../format/trace-reader.ts';
import type { Finding, Place } from './report.ts';

const WHY: { readonly [why in GapLine['why']]: string } = {
  full: 'the disk was full, or could not keep up',
  window: 'only a part of the run was to be kept',
};
/** The most doubts that are kept. */
const MOST_KEPT = 10_000;

export class Doubts {
  readonly found: Finding[] = [];
  readonly #known = new Set<number>();
  /** Pairs of a node and a node without a trace. */
  readonly #strangers = new Set<string>();
  /** By node, what is to be told of a node that has no trace yet, if none comes. */
  readonly #expected = new Map<number, Finding>();
  readonly #isGrowing: boolean;
  /** By life, the header of the node's next life. */
  readonly #next = new Map<string, HeaderLine>();
  /** How many faults of each life were told. */
  readonly #told = new Map<Life, number>();
  #hideTheWhole = false;

  /** `isGrowing`: traces may still come. */
  constructor(lives: readonly Life[], isGrowing: boolean) {
    this.#isGrowing = isGrowing;
    for (const life of lives) this.meet(life);
    for (const life of lives) {
      this.#faults(life, ({ file, number }) => file === undefined && number === 1);
      if (life.head === null) this.leave(life);
    }
  }

  /** All of them, and what would be missing if no trace came any more. */
  get all(): readonly Finding[] {
    return this.#expected.size === 0 ? this.found : [...this.found, ...this.#expected.values()];
  }

  /** Whether a part of the run is unseen from here on, so that the rest is not a state of the whole system. */
  get hideTheWhole(): boolean {
    return this.#hideTheWhole;
  }

  /** There is a trace of this life. */
  meet({ header }: Life): void {
    this.#known.add(header.node);
    this.#expected.delete(header.node);
    if (header.earlier !== undefined) this.#next.set(`${header.node}.${header.earlier.incarnation}`, header);
  }

  /** Call it when the replay reaches this line. */
  reach({ life, file, number, line }: WovenLine): void {
    this.#faults(life, (fault) => (fault.file ?? life.file) !== file || fault.number <= number);
    if (line.type !== 'gap') return;
    const { node } = life.header;
    this.#add(
      'gap',
      placeIn(life, file, number, line.from),
      `steps ${line.from} to ${line.to} of node ${node} were not recorded: ${WHY[line.why]}`,
    );
    this.#hideTheWhole = true;
  }

  /** Call it when the replay is done with this line. */
  pass({ life, file, number, line }: WovenLine): void {
    if (line.type === 'event') this.#strangersIn(life, file, number, line);
  }

  missingSending({ life, file, number }: WovenLine, { step, input }: EventLine): void {
    const mid = input.type === 'receive' ? input.mid : '';
    this.#add('missingSending', placeIn(life, file, number, step), `no trace reaches the step that sent message ${mid}`);
    this.#hideTheWhole = true;
  }

  /** Call it after the last line of the trace. */
  leave(life: Life): void {
    this.#faults(life, () => true);
    if (life.end === null) {
      this.#hideTheWhole = true;
      if (life.faults.every(({ kind }) => kind !== 'order') && !this.#isEndKnown(life)) this.#noEnd(life);
    }
    if (life.end?.why === 'fatal') {
      const says = `node ${life.header.node} stopped because its reducer threw at the event after this one, which is not recorded`;
      this.#add('fatal', placeIn(life, life.lastFile, life.lastNumber + 1, life.end.step), says);
    }
  }

  /** The life of the trace was missing, so nothing says what the node may find on its disk. */
  missingLife({ life, file, number }: WovenLine): void {
    const { node, incarnation } = life.header;
    const says = `incarnation ${incarnation - 1} of node ${node} has no trace, so the record found at this boot is not judged`;
    this.#add('missingTrace', placeIn(life, file, number, 0), says);
  }

  /** Tells of a node without a trace with which this one has exchanged messages. Nothing is known of the whole from then on. */
  stranger(
    life: Life,
    peer: number,
    { file, number, step }: { readonly file: string; readonly number: number; readonly step: number },
  ): void {
    if (this.#known.has(peer)) return;
    this.#hideTheWhole = true;
    const pair = `${life.header.node} ${peer}`;
    if (this.#strangers.has(pair) || this.#strangers.size > MOST_KEPT) return;
    this.#strangers.add(pair);
    const says = `node ${life.header.node} exchanged messages with node ${peer}, which has no trace`;
    const finding: Finding = { kind: 'missingTrace', at: placeIn(life, file, number, step), says, diff: [] };
    if (!this.#isGrowing) this.#keep(finding);
    else if (!this.#expected.has(peer)) this.#expected.set(peer, finding);
  }

  /** The next life has found the last line that is there: the node was killed. */
  #isEndKnown({ header, chain }: Life): boolean {
    // It may have left out what came after its last line.
    if (header.leavesOut === true) return false;
    const next = this.#next.get(`${header.node}.${header.incarnation}`);
    return next?.earlier?.chain === chain;
  }

  #noEnd(life: Life): void {
    const torn = life.torn ? ', and its last line is torn' : '';
    const leftOut = life.header.leavesOut === true ? ', and may have left out its last steps' : '';
    const says = `the trace of node ${life.header.node} has no end${torn}: the node was killed${leftOut}, or lines are missing`;
    this.#add('noEnd', placeIn(life, life.lastFile, life.lastNumber, Math.max(0, life.step)), says);
  }

  #faults(life: Life, concerns: (fault: Fault) => boolean): void {
    const told = this.#told.get(life) ?? 0;
    let count = told;
    while (count < life.faults.length && concerns(life.faults[count])) count += 1;
    this.#told.set(life, count);
    for (const { kind, number, step, file = life.file, expected, actual } of life.faults.slice(told, count)) {
      const says =
        kind === 'altered'
          ? 'the line was altered after it was written'
          : 'a line is missing, doubled or moved; the file is not used from here on';
      this.#keep({ kind, at: placeIn(life, file, number, step), says, expected, actual, diff: [] });
    }
  }

  #strangersIn(life: Life, file: string, number: number, { step, input, outputs }: EventLine): void {
    const at = { file, number, step };
    if (input.type === 'receive') this.stranger(life, input.from, at);
    for (const output of outputs) if (output.type === 'send') this.stranger(life, output.to, at);
  }

  #add(kind: Finding['kind'], at: Place, says: string): void {
    this.#keep({ kind, at, says, diff: [] });
  }

  #keep(finding: Finding): void {
    if (this.found.length < MOST_KEPT) this.found.push(finding);
  }
}

function placeIn({ header }: Life, file: string, line: number, step: number): Place {
  return { node: header.node, incarnation: header.incarnation, step, file, line };
}
