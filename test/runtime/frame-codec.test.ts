import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Frame } from '../../runtime/frame.ts';
import { BadFrame, encodeFrame, FrameDecoder, LONGEST_FRAME } from '../../runtime/frame-codec.ts';

const anyFrame: fc.Arbitrary<Frame> = fc.record({
  network: fc.string({ maxLength: 20 }),
  from: fc.nat(),
  to: fc.nat(),
  mid: fc.array(fc.nat(), { minLength: 4, maxLength: 4 }).map((parts) => parts.join('.')),
  lamport: fc.integer({ min: 1, max: 2 ** 52 }),
  message: fc.jsonValue().map((value) => JSON.parse(JSON.stringify(value))),
  addresses: fc.array(fc.record({ node: fc.nat(), host: fc.string({ minLength: 1 }), port: fc.integer({ min: 1, max: 65_535 }) }), {
    maxLength: 3,
  }),
});

test('frames come out as they went in, however the network divides them', () => {
  fc.assert(
    fc.property(fc.array(anyFrame, { maxLength: 5 }), fc.infiniteStream(fc.integer({ min: 1, max: 40 })), (frames, sizes) => {
      const bytes = Buffer.concat(frames.map(encodeFrame));
      const decoder = new FrameDecoder();
      const decoded: Frame[] = [];
      for (let at = 0; at < bytes.length; ) {
        const size = sizes.next().value;
        decoded.push(...decoder.push(bytes.subarray(at, at + size)));
        at += size;
      }
      expect(decoded).toEqual(frames);
    }),
  );
});

test('any bytes at all are frames, the beginning of one, or a BadFrame', () => {
  const smallLength = fc
    .tuple(fc.integer({ min: 0, max: 12 }), fc.uint8Array({ maxLength: 40 }))
    .map(([length, rest]) => Buffer.from([0, 0, 0, length, ...rest]));
  fc.assert(
    fc.property(fc.oneof(fc.uint8Array(), smallLength), (bytes) => {
      try {
        expect(new FrameDecoder().push(Buffer.from(bytes))).toEqual([]);
      } catch (error) {
        expect(error).toBeInstanceOf(BadFrame);
      }
    }),
  );
});

test('a frame that is announced too long, or empty, is refused before its bytes have come', () => {
  const prefix = Buffer.alloc(4);
  prefix.writeUInt32BE(LONGEST_FRAME + 1);
  expect(() => new FrameDecoder().push(prefix)).toThrow(`a frame of ${LONGEST_FRAME + 1} bytes was announced`);
  expect(() => new FrameDecoder().push(Buffer.alloc(4))).toThrow('a frame of 0 bytes');
});

test('a message that is too long is the fault of its sender', () => {
  const frame = { network: 'n', from: 1, to: 2, mid: '1.1.1.0', lamport: 1, message: 'x'.repeat(LONGEST_FRAME), addresses: [] };
  expect(() => encodeFrame(frame)).toThrow('message 1.1.1.0: got ');
});

test('what a frame lacks, or has too much, is named', () => {
  const encode = (value: unknown): Buffer => {
    const body = Buffer.from(JSON.stringify(value));
    return Buffer.concat([Buffer.from([0, 0, 0, body.length]), body]);
  };
  const whole = { network: 'n', from: 1, to: 2, mid: '1.1.1.0', lamport: 1, message: null, addresses: [] };
  expect(() => new FrameDecoder().push(encode({ ...whole, lamport: 1.5 }))).toThrow('/lamport must be integer');
  expect(() => new FrameDecoder().push(encode({ ...whole, more: 1 }))).toThrow('unknown field "more"');
});
