/** Encodes frames and refusals: JSON after its length in four bytes, the most significant first. */
import type { NodeId } from '../impl/kernel/protocol.ts';
import { readJsonBytes } from '../traces/format/json-text.ts';
import { type Decoded, decoderOf } from '../traces/format/schema.ts';
import type { Frame, Mistake, Refusal } from './frame.ts';

/** Bytes from a socket do not form a frame, or the frame is not acceptable. */
export class BadFrame extends Error {
  override readonly name = 'BadFrame';

  /** Shortens the complaint, as it may quote what came in. */
  constructor(complaint: string) {
    super(complaint.length > LONGEST_COMPLAINT ? `${complaint.slice(0, LONGEST_COMPLAINT)} …` : complaint);
  }
}

/** A frame reveals a mistake of the sender's operator. The sender is told. */
export class Refused extends BadFrame {
  readonly mistake: Mistake;
  /** The node that listens here, if the sender must know it. */
  readonly node: NodeId | null;
  /** Whether the sender only asks which node listens here. */
  readonly isQuestion: boolean;

  constructor(mistake: Mistake, why: string, node: NodeId | null = null, isQuestion = false) {
    super(why);
    this.mistake = mistake;
    this.node = node;
    this.isQuestion = isQuestion;
  }
}

/** The longest frame, in bytes; 16 MiB. The data of a piece are told to a claimant in one message. A longer one is a fault of its sender. */
export const LONGEST_FRAME = 16_777_216;
const LONGEST_REFUSAL = 4_096;
const LONGEST_COMPLAINT = 400;
const PREFIX_BYTES = 4;

/** The bytes of a frame. Throws `BadFrame` when the frame is longer than `LONGEST_FRAME`. */
export function encodeFrame(frame: Frame): Buffer {
  const bytes = prefixed(frame);
  const length = bytes.length - PREFIX_BYTES;
  if (length > LONGEST_FRAME)
    throw new BadFrame(`message ${frame.mid}: got ${length} bytes, expected at most ${LONGEST_FRAME}; make the message shorter`);
  return bytes;
}

/** The bytes of a refusal. */
export function encodeRefusal({ mistake, message, node }: Refused): Buffer {
  const who = node === null ? {} : { node };
  return prefixed({ refused: mistake, why: message, ...who } satisfies Refusal);
}

function prefixed(value: Frame | Refusal): Buffer {
  const body = Buffer.from(JSON.stringify(value));
  const prefix = Buffer.alloc(PREFIX_BYTES);
  prefix.writeUInt32BE(body.length);
  return Buffer.concat([prefix, body]);
}

/** Reassembles values from chunks of any size. */
class Decoder<T> {
  readonly #decode: (value: unknown) => Decoded<T>;
  readonly #longest: number;
  #chunks: Buffer[] = [];
  #buffered = 0;

  constructor(decode: (value: unknown) => Decoded<T>, longest: number) {
    this.#decode = decode;
    this.#longest = longest;
  }

  /** Returns the values that this chunk completes. Throws `BadFrame`; the decoder must not be used afterwards. */
  push(chunk: Buffer): readonly T[] {
    this.#chunks.push(chunk);
    this.#buffered += chunk.length;
    const values: T[] = [];
    for (let body = this.#nextBody(); body !== null; body = this.#nextBody()) values.push(this.#decoded(body));
    return values;
  }

  #decoded(body: Buffer): T {
    const json = readJsonBytes(body);
    if ('complaint' in json) throw new BadFrame(`the frame is ${json.complaint}, at column ${json.column}`);
    const decoded = this.#decode(json.valid);
    if ('complaint' in decoded) throw new BadFrame(`the frame ${decoded.complaint}`);
    return decoded.valid;
  }

  #nextBody(): Buffer | null {
    if (this.#buffered < PREFIX_BYTES) return null;
    const length = this.#prefix().readUInt32BE();
    if (length === 0 || length > this.#longest)
      throw new BadFrame(`a frame of ${length} bytes was announced, expected 1 … ${this.#longest}`);
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
const asRefusal = decoderOf<Refusal>('refusal.json');

export class FrameDecoder extends Decoder<Frame> {
  constructor() {
    super(asFrame, LONGEST_FRAME);
  }
}

export class RefusalDecoder extends Decoder<Refusal> {
  constructor() {
    super(asRefusal, LONGEST_REFUSAL);
  }
}
