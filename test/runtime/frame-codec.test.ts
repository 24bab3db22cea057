import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Frame } from '../../runtime/frame.ts';
import {
  BadFrame,
  decodeAnswer,
  decodeFrame,
  decodeOpening,
  encodeFrame,
  LONGEST_FRAME,
  LONGEST_WORDS,
  Reassembler,
  Refused,
} from '../../runtime/frame-codec.ts';
import { helloOf, identity } from './raw-peer.ts';

const anyFrame: fc.Arbitrary<Frame> = fc.record({
  addresses: fc.array(fc.record({ node: fc.nat(), host: fc.string({ minLength: 1 }), port: fc.integer({ min: 1, max: 65_535 }) }), {
    maxLength: 3,
  }),
  messages: fc.array(
    fc.record({
      step: fc.nat(),
      index: fc.nat(),
      lamport: fc.integer({ min: 1, max: 2 ** 52 }),
      message: fc.jsonValue().map((value) => JSON.parse(JSON.stringify(value))),
    }),
    { maxLength: 3 },
  ),
});

const encoded = ({ addresses, messages }: Frame): Buffer =>
  encodeFrame(
    addresses,
    messages.map((message) => JSON.stringify(message)),
  );

test('frames come out as they went in, however the network divides them', () => {
  fc.assert(
    fc.property(fc.array(anyFrame, { maxLength: 5 }), fc.infiniteStream(fc.integer({ min: 1, max: 40 })), (frames, sizes) => {
      const bytes = Buffer.concat(frames.map(encoded));
      const reassembler = new Reassembler();
      const decoded: Frame[] = [];
      for (let at = 0; at < bytes.length; ) {
        const size = sizes.next().value;
        reassembler.push(bytes.subarray(at, at + size));
        for (let body = reassembler.next(LONGEST_FRAME); body !== null; body = reassembler.next(LONGEST_FRAME))
          decoded.push(decodeFrame(body).frame);
        at += size;
      }
      expect(decoded).toEqual(frames);
    }),
  );
});

test('any bytes at all are the beginning of something, or a BadFrame', () => {
  const smallLength = fc
    .tuple(fc.integer({ min: 0, max: 12 }), fc.uint8Array({ maxLength: 40 }))
    .map(([length, rest]) => Buffer.from([0, 0, 0, length, ...rest]));
  for (const decode of [decodeOpening, decodeAnswer, decodeFrame]) {
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array(), smallLength), (bytes) => {
        const reassembler = new Reassembler();
        reassembler.push(Buffer.from(bytes));
        try {
          const body = reassembler.next(LONGEST_WORDS);
          expect(body === null ? null : decode(body)).toBeNull();
        } catch (error) {
          expect(error).toBeInstanceOf(BadFrame);
        }
      }),
    );
  }
});

test('a frame that is announced too long, or empty, is refused before its bytes have come', () => {
  const announced = (length: number, longest: number) => () => {
    const prefix = Buffer.alloc(4);
    prefix.writeUInt32BE(length);
    const reassembler = new Reassembler();
    reassembler.push(prefix);
    return reassembler.next(longest);
  };
  expect(announced(LONGEST_FRAME + 1, LONGEST_FRAME)).toThrow(`a frame of ${LONGEST_FRAME + 1} bytes was announced`);
  expect(announced(LONGEST_WORDS + 1, LONGEST_WORDS)).toThrow(`a frame of ${LONGEST_WORDS + 1} bytes was announced`);
  expect(announced(0, LONGEST_FRAME)).toThrow('a frame of 0 bytes');
});

test('what a frame lacks, or has too much, is named', () => {
  const sent = { step: 1, index: 0, lamport: 1, message: null };
  const body = (value: unknown) => Buffer.from(JSON.stringify(value));
  expect(() => decodeFrame(body({ addresses: [], messages: [{ ...sent, lamport: 1.5 }] }))).toThrow('/messages/0/lamport must be integer');
  expect(() => decodeFrame(body({ addresses: [], messages: [sent], more: 1 }))).toThrow('unknown field "more"');
  expect(() => decodeFrame(body({ messages: [sent] }))).toThrow("must have required property 'addresses'");
});

test('of another version, only the version is looked at', () => {
  const later = { ...helloOf(identity(1), 2), wire: 3, more: true };
  const decode = () => decodeOpening(Buffer.from(JSON.stringify(later)));
  expect(decode).toThrow(Refused);
  expect(decode).toThrow('wire: got version 3, expected 2; run the same version of the program at every node');
});

test('the longest names fit into an opening', () => {
  const worst = '\u0001';
  const hello = {
    ...helloOf(identity(9_007_199_254_740_991, { host: worst.repeat(255) }), 9_007_199_254_740_991),
    network: worst.repeat(200),
  };
  expect(Buffer.byteLength(JSON.stringify(hello))).toBeLessThan(LONGEST_WORDS);
});
