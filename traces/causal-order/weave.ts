/**
 * Weaves the lines of all lives into one order that agrees with cause and effect, as they come. The lines of a node keep their
 * order, and each receipt comes after the sending that its message id names. Wall clocks play no part.
 */
import type { BodyLine, MessageId } from '../format/line.ts';
import { parseMessageId, type Sending } from '../format/message-id.ts';
import type { Life } from './life.ts';

export interface WovenLine {
  readonly life: Life;
  /** The file of the line, and the number of the line in it, from 1. */
  readonly file: string;
  readonly number: number;
  readonly line: BodyLine;
  /** Whether it is a receipt that precedes its sending, by the order of the nodes' own lines. Only a broken recorder writes it. */
  readonly isTooEarly: boolean;
}

/** - `waiting`: the files grow, and nothing can be said yet. - Null: there are no more lines. */
export type Woven = WovenLine | 'waiting' | null;

/** The lives of one node, one after another. */
class Lane {
  readonly #lives: Life[] = [];
  #asked: BodyLine | null = null;
  #awaited: Sending | null = null;

  constructor(life: Life) {
    this.#lives.push(life);
  }

  add(life: Life): void {
    this.#lives.push(life);
    this.#lives.sort((left, right) => left.header.incarnation - right.header.incarnation);
  }

  /** The life whose lines come next, or the last one. */
  get life(): Life {
    while (this.#lives.length > 1 && this.#lives[0]?.head === null) this.#lives.shift();
    return this.#lives[0] as Life;
  }

  /** The sending that this line, the next of the lane, waits for; null: none. */
  awaited(line: BodyLine): Sending | null {
    if (this.#asked === line) return this.#awaited;
    this.#asked = line;
    this.#awaited = line.type === 'event' && line.input.type === 'receive' ? parseMessageId(line.input.mid) : null;
    return this.#awaited;
  }

  /** Whether the lines of this life come later. */
  expects(incarnation: number): boolean {
    return this.#lives.some(({ header }) => header.incarnation === incarnation);
  }
}

export class Weave {
  readonly #lanes = new Map<number, Lane>();
  /** Of the lanes, in the order of the nodes. */
  #order: readonly Lane[] = [];
  #last: Life | null = null;
  /** Lives whose sendings are no longer waited for, as nothing has come of them for too long: node and incarnation. */
  readonly #silent = new Set<string>();

  constructor(lives: readonly Life[]) {
    for (const life of lives) this.add(life);
  }

  /** A life that has begun. */
  add(life: Life): void {
    const { node } = life.header;
    this.#silent.delete(lifeName(life.header));
    const lane = this.#lanes.get(node);
    if (lane !== undefined) return lane.add(life);
    this.#lanes.set(node, new Lane(life));
    this.#order = [...this.#lanes].sort(([left], [right]) => left - right).map(([, each]) => each);
  }

  /**
   * The next line, which `consume` takes. Of lines that nothing orders, the one with the smallest (Lamport clock, node) comes
   * first, so equal traces give equal orders. Throws `BadTrace`. `isPatient`: receipts wait for sendings that may still be written.
   */
  next(isPatient: boolean): Woven {
    const attached = this.#last?.head;
    // Snapshots, gaps and records have no clock: they directly follow the previous line of their file.
    if (this.#last !== null && attached !== undefined && attached !== null && attached !== 'waiting' && attached.line.type !== 'event')
      return woven(this.#last, attached, false);
    let [best, isWaiting]: [Life | null, boolean] = [null, false];
    const stuck: Life[] = [];
    for (const lane of this.#order) {
      const { life } = lane;
      const { head } = life;
      if (head === 'waiting') isWaiting = true;
      if (head === null || head === 'waiting') continue;
      if (!this.#isReady(lane, head.line, isPatient)) stuck.push(life);
      else if (best === null || clockOf(life) < clockOf(best)) best = life;
    }
    if (best !== null) return this.#at(best, false);
    if (isPatient && (isWaiting || stuck.length > 0)) return 'waiting';
    if (isWaiting && stuck.length === 0) return 'waiting';
    return stuck.length === 0 ? null : this.#stuck(stuck, isWaiting);
  }

  consume({ life }: WovenLine): void {
    life.advance();
    if (this.#silent.size > 0) this.#silent.delete(lifeName(life.header));
    this.#last = life;
  }

  /** No receipt can go on. Those whose sending is nowhere go first; if all are sent later, each waits for the other. */
  #stuck(stuck: readonly Life[], isWaiting: boolean): Woven {
    const unsent = isWaiting ? stuck : stuck.filter((life) => !this.#isSentLater(life));
    const [first, ...others] = unsent.length > 0 ? unsent : stuck;
    if (first === undefined) return null;
    const earliest = others.reduce((best, each) => (clockOf(each) < clockOf(best) ? each : best), first);
    if (isWaiting) this.#ignoreSenderOf(earliest);
    return this.#at(earliest, unsent.length === 0);
  }

  #isSilent(sending: Sending): boolean {
    return this.#silent.size > 0 && this.#silent.has(lifeName(sending));
  }

  #ignoreSenderOf({ head, header }: Life): void {
    const sending = head === null || head === 'waiting' ? null : (this.#lanes.get(header.node)?.awaited(head.line) ?? null);
    if (sending !== null) this.#silent.add(lifeName(sending));
  }

  #isSentLater({ head, header }: Life): boolean {
    const sending = head === null || head === 'waiting' ? null : (this.#lanes.get(header.node)?.awaited(head.line) ?? null);
    const sender = sending === null ? undefined : this.#lanes.get(sending.node)?.life;
    return sending !== null && sender?.header.incarnation === sending.incarnation && sender.lookAhead(nameOf(sending)).isSent;
  }

  #isReady(own: Lane, line: BodyLine, isPatient: boolean): boolean {
    const sending = own.awaited(line);
    if (sending === null) return true;
    const lane = this.#lanes.get(sending.node);
    if (lane === undefined) return !isPatient || this.#isSilent(sending);
    const { life } = lane;
    const { incarnation } = life.header;
    if (incarnation > sending.incarnation || this.#isSilent(sending)) return true;
    if (incarnation === sending.incarnation) return life.step >= sending.step || life.head === null;
    return !isPatient && !lane.expects(sending.incarnation);
  }

  #at(life: Life, isTooEarly: boolean): Woven {
    const { head } = life;
    return head === null || head === 'waiting' ? head : woven(life, head, isTooEarly);
  }
}

function woven(life: Life, { number, file = life.file, line }: Exclude<Life['head'], 'waiting' | null>, isTooEarly: boolean): WovenLine {
  return { life, file, number, line, isTooEarly };
}

function lifeName({ node, incarnation }: { readonly node: number; readonly incarnation: number }): string {
  return `${node}.${incarnation}`;
}

function nameOf({ node, incarnation, step, index }: Sending): MessageId {
  return `${node}.${incarnation}.${step}.${index}`;
}

function clockOf({ head }: Life): number {
  return head !== null && head !== 'waiting' && head.line.type === 'event' ? head.line.lamport : 0;
}
