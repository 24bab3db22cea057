import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Input, Output } from '../../../traces/format/line.ts';
import { eventText } from '../../../traces/record/event-text.ts';

const message = fc.jsonValue();
const count = fc.nat();
const anyInput: fc.Arbitrary<Input> = fc.oneof(
  fc.record({ type: fc.constant('receive' as const), mid: fc.string(), from: count, message }),
  fc.record({ type: fc.constant('request' as const), request: message }),
);
const anyOutput: fc.Arbitrary<Output> = fc.oneof(
  fc.record({ type: fc.constant('send' as const), mid: fc.constant('1.1.2.0'), to: count, message }),
  fc.record({ type: fc.constant('indicate' as const), output: message }),
  fc.constant({ type: 'persist' as const }),
);

test('a line put together from the texts of its messages is what JSON.stringify makes', () => {
  const line = fc.record(
    {
      type: fc.constant('event' as const),
      step: count,
      lamport: count,
      wallMs: count,
      input: anyInput,
      outputs: fc.array(anyOutput, { maxLength: 4 }),
      changes: fc.array(fc.record({ path: fc.string(), value: message }), { maxLength: 3 }),
      digest: fc.constant('0'.repeat(32)),
    },
    { requiredKeys: ['type', 'step', 'lamport', 'wallMs', 'input', 'outputs'] },
  );
  fc.assert(
    fc.property(line, (given) => {
      const outputs = given.outputs.map((output) =>
        output.type === 'send' ? { ...output, text: JSON.stringify(output.message) } : output,
      );
      const heardText = given.input.type === 'receive' ? { heardText: JSON.stringify(given.input.message) } : {};
      expect(eventText({ ...given, outputs, ...heardText })).toBe(JSON.stringify(given));
    }),
  );
});
