import { expect, test } from 'vitest';
import { withOwnMessages } from '../../../impl/kernel/own-messages.ts';
import { type Next, next, type ProtocolTypes, send } from '../../../impl/kernel/protocol.ts';

interface Counting extends ProtocolTypes {
  readonly state: readonly string[];
  readonly message: string;
}

/** Hears `text`, and passes all but its first letter on to itself, and the first letter to node 2. */
function hear(heard: readonly string[], text: string): Next<Counting> {
  const onward = text.length > 1 ? [send(1, text.slice(1))] : [];
  return next<Counting>([...heard, text], ...onward, send(2, text[0]));
}

test('a node hears its own messages in its step, and the next one after all that follows from the last', () => {
  const step = next<Counting>([], send(2, 'x'), send(1, 'ab'), send(2, 'y'), send(1, 'c'));
  const { state, effects } = withOwnMessages(1, step, hear);
  expect(state).toEqual(['ab', 'b', 'c']);
  expect(effects).toEqual(['x', 'b', 'a', 'y', 'c'].map((text) => send(2, text)));
});
