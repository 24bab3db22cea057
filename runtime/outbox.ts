/** The messages that wait for one peer, as texts; bounded. */
import { MOST_MESSAGES, type Sending } from './frame.ts';
import { LONGEST_MESSAGE } from './frame-codec.ts';

/** The bytes of a frame, unless one message alone has more. So the receiver can check it in a few milliseconds. */
const FULL_FRAME = 262_144;
/** The most bytes that may wait for a peer; 16 MiB. Further messages are lost. */
const MOST_UNSENT = 16_777_216;

interface Waiting {
  readonly text: string;
  readonly bytes: number;
}

export class Outbox {
  #waiting: Waiting[] = [];
  #bytes = 0;

  /** The number of messages. */
  get size(): number {
    return this.#waiting.length;
  }

  /** Takes the message in, if there is room. `outside`: bytes for the same peer that have left this box. Returns why not, or null. */
  put({ step, index, lamport, text: message }: Sending, outside: number): string | null {
    // As `Sent` is written.
    const text = `{"step":${step},"index":${index},"lamport":${lamport},"message":${message}}`;
    const bytes = Buffer.byteLength(text);
    if (bytes > LONGEST_MESSAGE)
      return `a message of step ${step}: got ${bytes} bytes, expected at most ${LONGEST_MESSAGE}; make the message shorter`;
    const unsent = this.#bytes + outside;
    if (unsent >= MOST_UNSENT) return `it does not read what is sent to it: ${unsent} bytes wait`;
    this.#waiting.push({ text, bytes });
    this.#bytes += bytes;
    return null;
  }

  /** The messages of the next frame, the oldest first; none when nothing waits. */
  take(): readonly string[] {
    const most = Math.min(this.#waiting.length, MOST_MESSAGES);
    let count = 0;
    for (let bytes = 0; count < most; count++) {
      bytes += this.#waiting[count].bytes;
      if (count > 0 && bytes > FULL_FRAME) break;
    }
    const taken = this.#waiting.splice(0, count);
    for (const { bytes } of taken) this.#bytes -= bytes;
    return taken.map(({ text }) => text);
  }

  /** Drops everything. Returns how many messages that were. */
  drop(): number {
    const { length } = this.#waiting;
    this.#waiting = [];
    this.#bytes = 0;
    return length;
  }
}
