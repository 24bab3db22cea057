/**
 * Messages that have come over connections and wait for the node. Each connection has a line of its own, and the lines take
 * turns. So a peer that sends without a pause gets no more than its share, and the node's timers and clients come in between.
 */

/** A line with as many messages is full: nothing more is read from its connection. */
const FULL_LINE = 256;
/** Messages that are taken in one turn of the event loop. */
const PER_TURN = 64;
/** The most lines with messages. When there are more, a connection that ends takes its messages along. */
const MOST_LINES = 1_000;

export class Intake<T> {
  readonly #take: (message: T) => void;
  /** Lines with messages; the first one is next. */
  readonly #waiting = new Set<Line<T>>();
  #phase: 'closed' | 'idle' | 'busy' = 'closed';

  /** `take` hears of the messages one by one, from `open` on. */
  constructor(take: (message: T) => void) {
    this.#take = take;
  }

  /** A line for one connection. `hasRoom` is called when a line that was full has room again. */
  line(hasRoom: () => void): Line<T> {
    return new Line(hasRoom, (line) => {
      this.#waiting.add(line);
      this.#wake();
    });
  }

  open(): void {
    this.#phase = 'idle';
    this.#wake();
  }

  /** The connection of this line has ended. Its messages are taken later, if there is room. Returns how many are lost. */
  end(line: Line<T>): number {
    if (this.#waiting.size <= MOST_LINES || !this.#waiting.delete(line)) return 0;
    return line.size;
  }

  /** Forgets all messages, and takes no more. */
  close(): void {
    this.#phase = 'closed';
    this.#waiting.clear();
  }

  #wake(): void {
    if (this.#phase !== 'idle' || this.#waiting.size === 0) return;
    this.#phase = 'busy';
    setImmediate(() => this.#turn());
  }

  #turn(): void {
    for (let taken = 0; taken < PER_TURN && this.#phase === 'busy'; taken++) {
      const [line] = this.#waiting;
      if (line === undefined) break;
      this.#waiting.delete(line);
      const message = line.shift();
      if (line.size > 0) this.#waiting.add(line);
      if (message !== undefined) this.#take(message);
    }
    if (this.#phase !== 'busy') return;
    this.#phase = 'idle';
    this.#wake();
  }
}

export class Line<T> {
  readonly #hasRoom: () => void;
  readonly #hasMessages: (line: Line<T>) => void;
  #messages: readonly T[] = [];
  /** The index of the next one among them. */
  #next = 0;

  constructor(hasRoom: () => void, hasMessages: (line: Line<T>) => void) {
    this.#hasRoom = hasRoom;
    this.#hasMessages = hasMessages;
  }

  get size(): number {
    return this.#messages.length - this.#next;
  }

  get isFull(): boolean {
    return this.size >= FULL_LINE;
  }

  push(messages: readonly T[]): void {
    if (messages.length === 0) return;
    this.#messages = this.size === 0 ? messages : [...this.#messages.slice(this.#next), ...messages];
    this.#next = 0;
    this.#hasMessages(this);
  }

  shift(): T | undefined {
    const message = this.#messages[this.#next];
    this.#next += 1;
    if (this.size === FULL_LINE / 2) this.#hasRoom();
    return message;
  }
}
