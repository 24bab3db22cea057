/** Encodes what nodes write to each other: JSON after its length in four bytes, the most significant first. */
import { isRecord } from '../impl/kernel/plain-data.ts';
import type { Decoded } from '../traces/format/decoder.ts';
import { readJsonBytes } from '../traces/format/json-text.ts';
import { decoderOf } from '../traces/format/schema.ts';
import { type Answer, type Frame, type KnownAddress, type Mistake, type Opening, WIRE } from './frame.ts';

/** Bytes from a socket do not form a frame, or the frame is not acceptable. */
export class BadFrame extends Error {
  override readonly name = 'BadFrame';

  /** Shortens the complaint, as it may quote what came in. */
  constructor(complaint: string) {
    super(complaint.length > LONGEST_COMPLAINT ? `${complaint.slice(0, LONGEST_COMPLAINT)} …` : complaint);
  }
}

/** An opening reveals a mistake of the sender's operator. The sender is told. */
export class Refused extends BadFrame {
  readonly mistake: Mistake;

  constructor(mistake: Mistake, why: string) {
    super(why);
    this.mistake = mistake;
  }
}

/** The longest frame, in bytes; 16 MiB. The data of a piece are told to a claimant in one message. A longer one is a fault of its sender. */
export const LONGEST_FRAME = 16_777_216;
/** The longest opening, and the longest answer. So a stranger cannot make a node hold more. */
export const LONGEST_WORDS = 4_096;
const LONGEST_COMPLAINT = 400;
const PREFIX_BYTES = 4;
/** Bytes of a frame around its parts. */
const AROUND = '{"addresses":[],"messages":[]}'.length;

/** The bytes that a message may have, so that a frame of it alone is not too long. */
export const LONGEST_MESSAGE = LONGEST_FRAME - AROUND;

export function encodeOpening(opening: Opening): Buffer {
  return prefixed(JSON.stringify(opening));
}

export function encodeAnswer(answer: Answer): Buffer {
  return prefixed(JSON.stringify(answer));
}

/** The bytes of a frame, from the texts of its messages. */
export function encodeFrame(addresses: readonly KnownAddress[], messages: readonly string[]): Buffer {
  return prefixed(`{"addresses":${JSON.stringify(addresses)},"messages":[${messages.join(',')}]}`);
}

function prefixed(text: string): Buffer {
  const length = Buffer.byteLength(text);
  const bytes = Buffer.allocUnsafe(PREFIX_BYTES + length);
  bytes.writeUInt32BE(length);
  bytes.write(text, PREFIX_BYTES);
  return bytes;
}

/** Reassembles bodies from chunks of any size. */
export class Reassembler {
  #chunks: Buffer[] = [];
  #buffered = 0;

  push(chunk: Buffer): void {
    this.#chunks.push(chunk);
    this.#buffered += chunk.length;
  }

  /** The next body; null when it is not whole. Throws `BadFrame` for one of more than `longest` bytes. */
  next(longest: number): Buffer | null {
    if (this.#buffered < PREFIX_BYTES) return null;
    const length = this.#prefix().readUInt32BE();
    if (length === 0 || length > longest) throw new BadFrame(`a frame of ${length} bytes was announced, expected 1 … ${longest}`);
    const end = PREFIX_BYTES + length;
    if (this.#buffered < end) return null;
    const whole = this.#joined();
    this.#chunks = whole.length > end ? [whole.subarray(end)] : [];
    this.#buffered -= end;
    return whole.subarray(PREFIX_BYTES, end);
  }

  #prefix(): Buffer {
    const [first] = this.#chunks;
    return first !== undefined && first.length >= PREFIX_BYTES ? first : this.#joined();
  }

  #joined(): Buffer {
    const [first] = this.#chunks;
    if (first !== undefined && this.#chunks.length === 1) return first;
    const whole = Buffer.concat(this.#chunks);
    this.#chunks = [whole];
    return whole;
  }
}

const asOpening = decoderOf<Opening>('opening.json');
const asAnswer = decoderOf<Answer>('answer.json');
const asFrame = decoderOf<Frame>('frame.json');

/** Throws `Refused` for another version, whose other fields are not looked at, and `BadFrame` for what is not an opening. */
export function decodeOpening(body: Buffer): Opening {
  const json = read(body);
  if (isRecord(json) && Number.isSafeInteger(json.wire) && json.wire !== WIRE)
    throw new Refused(
      'otherVersion',
      `wire: got version ${json.wire}, expected ${WIRE}; run the same version of the program at every node`,
    );
  return valid('opening', asOpening(json));
}

/** Throws `BadFrame`. */
export function decodeAnswer(body: Buffer): Answer {
  return valid('answer', asAnswer(read(body)));
}

/** Throws `BadFrame`. */
export function decodeFrame(body: Buffer): DecodedFrame {
  let found: readonly string[] | null = null;
  const print = (value: unknown): string => {
    const texts = textsIn(value);
    if (!isRecord(value) || texts === null) return JSON.stringify(value);
    found = texts.map(({ message }) => message);
    return `{"addresses":${JSON.stringify(value.addresses)},"messages":[${texts.map(({ text }) => text).join(',')}]}`;
  };
  const frame = valid('frame', asFrame(read(body, print)));
  return { frame, texts: found ?? frame.messages.map(({ message }) => JSON.stringify(message)) };
}

/** A frame, and the JSON texts of its messages. */
export interface DecodedFrame {
  readonly frame: Frame;
  readonly texts: readonly string[];
}

/** How the messages of a frame are written; null for a frame that no node writes. */
function textsIn(frame: unknown): readonly { readonly text: string; readonly message: string }[] | null {
  if (!isRecord(frame) || !Array.isArray(frame.messages)) return null;
  const texts: { readonly text: string; readonly message: string }[] = [];
  for (const sent of frame.messages) {
    if (!isRecord(sent)) return null;
    const message = JSON.stringify(sent.message);
    texts.push({ text: `{"step":${sent.step},"index":${sent.index},"lamport":${sent.lamport},"message":${message}}`, message });
  }
  return texts;
}

function read(body: Buffer, print?: (value: unknown) => string): unknown {
  const json = readJsonBytes(body, print === undefined ? {} : { print });
  if ('complaint' in json) throw new BadFrame(`the frame is ${json.complaint}, at column ${json.column}`);
  return json.valid;
}

function valid<T>(what: string, decoded: Decoded<T>): T {
  if ('complaint' in decoded) throw new BadFrame(`the ${what} ${decoded.complaint}`);
  return decoded.valid;
}
