/** The orders of the process that has started this one: lines on its standard input, which ends with that process. */
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

export class Orders {
  /** Lines that nobody has taken yet. */
  #lines: string[] = [];
  #hasEnded = false;
  #hear: () => void = () => undefined;

  constructor(input: Readable) {
    createInterface({ input })
      .on('line', (line) => {
        this.#lines.push(line);
        this.#hear();
      })
      .on('close', () => {
        this.#hasEnded = true;
        this.#hear();
      });
  }

  /** Waits for the line `join`, which is the first one. Returns false when the input ends without it. */
  async untilJoin(): Promise<boolean> {
    while (this.#lines.length === 0 && !this.#hasEnded) {
      await new Promise<void>((resolve) => {
        this.#hear = resolve;
      });
    }
    return this.#lines.shift() === 'join';
  }

  /** Hands each line over, and the end. */
  obey(take: (line: string) => void, end: () => void): void {
    this.#hear = () => {
      for (const line of this.#lines.splice(0)) take(line);
      if (this.#hasEnded) end();
    };
    this.#hear();
  }
}
