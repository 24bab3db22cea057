/** Frames as bytes: JSON behind its length in four bytes, the most significant first. */
import { decoderOf } from '../../traces/format/schema.ts';
import type { Frame } from './frame.ts';

/** Bytes from a socket that are no frame. */
export class BadFrame extends Error {
  override readonly name = 'BadFrame';
}

/** In bytes. A longer message is a fault of its sender. */
export const LONGEST_FRAME = 1_048_576;
const PREFIX_BYTES = 4;

/** The bytes of a frame. Throws `BadFrame` when it is too long to be taken. */
export function encodeFrame(frame: Frame): Buffer {
  const body = Buffer.from(JSON.stringify(frame));
  if (body.length > LONGEST_FRAME) throw new BadFrame(`message ${frame.mid} takes ${body.length} bytes; the most are ${LONGEST_FRAME}`);
  const prefix = Buffer.alloc(PREFIX_BYTES);
  prefix.writeUInt32BE(body.length);
  return Buffer.concat([prefix, body]);
}

/** Puts frames together again, however the network has cut them. */
export class FrameDecoder {
  #chunks: Buffer[] = [];
  #buffered = 0;

  /** The frames that are complete with this chunk. Throws `BadFrame`; the decoder is of no use afterwards. */
  push(chunk: Buffer): readonly Frame[] {
    this.#chunks.push(chunk);
    this.#buffered += chunk.length;
    const frames: Frame[] = [];
    for (let body = this.#nextBody(); body !== null; body = this.#nextBody()) frames.push(decodeFrame(body));
    return frames;
  }

  #nextBody(): Buffer | null {
    if (this.#buffered < PREFIX_BYTES) return null;
    const length = this.#prefix().readUInt32BE();
    if (length === 0 || length > LONGEST_FRAME) throw new BadFrame(`a frame of ${length} bytes was announced`);
    const end = PREFIX_BYTES + length;
    if (this.#buffered < end) return null;
    const whole = this.#joined();
    this.#chunks = [whole.subarray(end)];
    this.#buffered -= end;
    return whole.subarray(PREFIX_BYTES, end);
  }

  #prefix(): Buffer {
    const [first] = this.#chunks;
    return first !== undefined && first.length >= PREFIX_BYTES ? first : this.#joined();
  }

  #joined(): Buffer {
    const whole = Buffer.concat(this.#chunks);
    this.#chunks = [whole];
    return whole;
  }
}

const asFrame = decoderOf<Frame>('frame.json');

function decodeFrame(body: Buffer): Frame {
  const decoded = asFrame(parseJson(body));
  if ('complaint' in decoded) throw new BadFrame(`the frame ${decoded.complaint}`);
  return decoded.valid;
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch (error) {
    throw new BadFrame(`the frame is no JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}
