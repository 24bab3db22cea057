/** The trace of one life of a node, as it is consumed: line after line. */
import type { BodyLine, Digest, EndLine, HeaderLine, MessageId } from '../format/line.ts';
import type { LineSource } from '../format/line-source.ts';
import type { Fault, Numbered } from '../format/trace-reader.ts';

/** The facts about a message in the rest of a trace. */
export interface Ahead {
  readonly isSent: boolean;
  /** The last step that is there. */
  readonly last: number;
  /** Whether the trace is whole up to its end. */
  readonly isWhole: boolean;
}

/** Beyond as many gaps, all steps of a life count as unseen. */
const MOST_GAPS = 1_000;

export class Life {
  readonly #source: LineSource;
  #head: Numbered<BodyLine> | 'waiting' | null | undefined;
  #step = -1;
  #lastFile: string | null = null;
  #lastNumber = 1;
  #events = 0;
  #gaps: { readonly from: number; readonly to: number }[] = [];

  constructor(source: LineSource) {
    this.#source = source;
  }

  get file(): string {
    return this.#source.file;
  }

  get header(): HeaderLine {
    return this.#source.header;
  }

  /** The next line. Null: all lines are consumed. */
  get head(): Numbered<BodyLine> | 'waiting' | null {
    if (this.#head === undefined || this.#head === 'waiting') this.#head = this.#source.next();
    return this.#head;
  }

  /** The last step that was consumed, or left out; -1: none. */
  get step(): number {
    return this.#step;
  }

  /** The file and number of the last line that was consumed; the header, if there is none. */
  get lastFile(): string {
    return this.#lastFile ?? this.#source.file;
  }

  get lastNumber(): number {
    return this.#lastNumber;
  }

  /** The number of events that were consumed. */
  get events(): number {
    return this.#events;
  }

  get faults(): readonly Fault[] {
    return this.#source.faults;
  }

  get end(): EndLine | null {
    return this.#source.end;
  }

  get torn(): boolean {
    return this.#source.torn;
  }

  get chain(): Digest {
    return this.#source.chain;
  }

  get files(): number {
    return this.#source.files;
  }

  /** Consumes the next line. */
  advance(): void {
    const { head } = this;
    this.#head = undefined;
    if (head === null || head === 'waiting') return;
    const { line } = head;
    this.#lastFile = head.file ?? null;
    this.#lastNumber = head.number;
    if (line.type === 'record') return;
    this.#step = line.type === 'gap' ? line.to : line.step;
    if (line.type === 'event') this.#events += 1;
    if (line.type !== 'gap') return;
    if (this.#gaps.length < MOST_GAPS) this.#gaps.push(line);
    else this.#gaps = [{ from: 0, to: line.to }];
  }

  /** Whether this step was consumed, and not left out. */
  hasSeen(step: number): boolean {
    return step <= this.#step && !this.#gaps.some(({ from, to }) => from <= step && step <= to);
  }

  /** Looks at the lines that are not consumed yet. It reads the trace once more, so it is for the end of a replay. */
  lookAhead(mid: MessageId): Ahead {
    const again = this.#source.again();
    let [isSent, last] = [false, -1];
    for (let next = again.next(); next !== null && next !== 'waiting'; next = again.next()) {
      const { line } = next;
      if (line.type === 'record') continue;
      last = line.type === 'gap' ? line.to : line.step;
      if (line.type === 'event' && last > this.#step)
        isSent ||= line.outputs.some((output) => output.type === 'send' && output.mid === mid);
    }
    return { isSent, last, isWhole: again.end !== null };
  }

  /** Reads what is left. Returns the number of events in it. Throws `BadTrace`. */
  drain(): number {
    let events = 0;
    for (let next = this.head; next !== null && next !== 'waiting'; next = this.#source.next()) if (next.line.type === 'event') events += 1;
    this.#head = null;
    return events;
  }
}
