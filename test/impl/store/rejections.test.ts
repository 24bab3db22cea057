import { expect, test } from 'vitest';
import type { Value } from '../../../impl/kernel/plain-data.ts';
import { UNWRITTEN } from '../../../impl/places/version.ts';
import type { Item, Rejection, Request } from '../../../impl/store/messages.ts';
import { NO_ANSWERS } from '../../../impl/store/poll.ts';
import { booted, MOST_OPEN, type State, type Transaction } from '../../../impl/store/state.ts';
import { store } from '../../../impl/store/step.ts';

const BLANK = booted(0, { degree: 3 }, 1);
const X: Item = { class: 0, key: 'x' };
const MANY = Array.from({ length: 257 }, (_, i) => ({ class: 0, key: `k${i}` }));
const MIB = 1_048_576;

/** Node 0 with transactions whose clients have read x. */
function thinking(count: number): State {
  const part = { ...X, base: { version: UNWRITTEN, value: null }, write: null, poll: NO_ANSWERS };
  const open = Array.from({ length: count }, (_, i): Transaction => {
    return { number: i + 1, ticket: i + 1, kind: 'begin', parts: [part], stage: { type: 'thinking' }, retries: 0 };
  });
  return { ...BLANK, begun: count, open };
}

const THINKING = thinking(1);

function write(value: Value, item = X) {
  return { ...item, value };
}

type ClientRequest = Extract<Request, { readonly ticket: number }>;

const REJECTED: readonly (readonly [Rejection, readonly string[], State, ClientRequest])[] = [
  ['noItems', [], BLANK, { type: 'begin', ticket: 5, items: [] }],
  ['noItems', [], BLANK, { type: 'snapshot', ticket: 5, items: [] }],
  ['tooManyItems', [], BLANK, { type: 'begin', ticket: 5, items: MANY }],
  ['tooManyItems', [], BLANK, { type: 'snapshot', ticket: 5, items: MANY }],
  ['tooManyItems', [], BLANK, { type: 'run', ticket: 5, items: MANY, writes: [] }],
  ['tooManyItems', [], BLANK, { type: 'run', ticket: 5, items: [X], writes: MANY.map(() => write(1)) }],
  ['duplicateItem', ['x'], BLANK, { type: 'snapshot', ticket: 5, items: [X, X] }],
  ['duplicateItem', ['x'], BLANK, { type: 'run', ticket: 5, items: [X], writes: [write(1), write(2)] }],
  ['duplicateItem', ['x'], THINKING, { type: 'commit', ticket: 1, writes: [write(1), write(2)] }],
  ['keyTooLong', ['k'.repeat(1025)], BLANK, { type: 'get', ticket: 5, class: 0, key: 'k'.repeat(1025) }],
  ['keyTooLong', ['é'.repeat(513)], BLANK, { type: 'put', ticket: 5, class: 0, key: 'é'.repeat(513), value: 1 }],
  ['keyTooLong', ['k'.repeat(1025)], BLANK, { type: 'snapshot', ticket: 5, items: [X, { class: 0, key: 'k'.repeat(1025) }] }],
  ['valueTooLarge', ['x'], BLANK, { type: 'put', ticket: 5, ...write('v'.repeat(MIB - 1)) }],
  ['valueTooLarge', ['x'], THINKING, { type: 'commit', ticket: 1, writes: [write('v'.repeat(MIB))] }],
  ['notRead', ['y'], BLANK, { type: 'run', ticket: 5, items: [X], writes: [write(1, { class: 0, key: 'y' })] }],
  ['notRead', ['y'], THINKING, { type: 'commit', ticket: 1, writes: [write(1, { class: 0, key: 'y' })] }],
  ['unknownTicket', [], THINKING, { type: 'commit', ticket: 5, writes: [] }],
  ['unknownTicket', [], THINKING, { type: 'cancel', ticket: 5 }],
  ['ticketInUse', [], THINKING, { type: 'get', ticket: 1, ...X }],
  ['busy', [], thinking(MOST_OPEN), { type: 'get', ticket: MOST_OPEN + 1, ...X }],
];

test.each(REJECTED)(
  '%s: a client hears a code, a sentence and keys; nothing is sent, and nothing changes',
  (code, keys, state, request) => {
    const after = store.step(state, { type: 'request', request });
    const message = expect.stringMatching(/^.+: got .+, expected .+$/);
    expect(after.effects).toEqual([{ type: 'indicate', output: { type: 'rejected', ticket: request.ticket, code, message, keys } }]);
    expect(after.state).toBe(state);
  },
);

test('an operation that does not exist is rejected, with the ticket of its request', () => {
  const request = JSON.parse('{ "type": "drop", "ticket": 5 }');
  const after = store.step(BLANK, { type: 'request', request });
  const message = 'operation: got drop, expected one of begin, commit, cancel, run, get, snapshot, put';
  expect(after.effects).toEqual([
    { type: 'indicate', output: { type: 'rejected', ticket: 5, code: 'unknownOperation', message, keys: [] } },
  ]);
  expect(after.state).toBe(BLANK);
});

test('a request at the bounds is not rejected', () => {
  const at = { class: 0, key: 'k'.repeat(1024) };
  const requests: readonly Request[] = [
    { type: 'snapshot', ticket: 5, items: MANY.slice(1) },
    { type: 'put', ticket: 5, ...at, value: 'v'.repeat(MIB - 2) },
  ];
  for (const request of requests) expect(store.step(BLANK, { type: 'request', request }).state.open).toHaveLength(1);
});
