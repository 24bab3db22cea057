import { expect, test } from 'vitest';
import { InvariantViolation, invariant, unreachable } from '../../../impl/kernel/invariant.ts';

test('a condition that holds passes in silence', () => {
  expect(invariant(true, 'a node has one identity')).toBeUndefined();
});

test('a condition that does not hold throws, and the message is the claim', () => {
  expect(() => invariant(false, 'a node has one identity')).toThrow(new InvariantViolation('broken invariant: a node has one identity'));
});

test('a value that no case handles is shown', () => {
  // @ts-expect-error: what a message from a newer version would look like
  expect(() => unreachable({ type: 'unheardOf' })).toThrow('{"type":"unheardOf"}');
});
