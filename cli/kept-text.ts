/** A stream that keeps what is written to it, for output that is shown later or never. */
import { Writable } from 'node:stream';

export class Kept extends Writable {
  text = '';

  override _write(chunk: unknown, _encoding: BufferEncoding, done: () => void): void {
    this.text += String(chunk);
    done();
  }
}
