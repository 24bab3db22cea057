/** Type invariants of protocols: judged at each step and each beginning, twice, and with an error of one form. */
import { expect, test } from 'vitest';
import type { Protocol } from '../../../impl/kernel/protocol.ts';
import { clause } from '../../../impl/kernel/type-invariant.ts';
import { check } from '../../../model-check/drivers/check.ts';
import { between, type Chat, chat, idle } from './chat.ts';

/** A type invariant, or something else that stands in its place. */
type Invariant = (state: Chat['state']) => unknown;

/** The protocol with this type invariant. */
const judging = (typeInvariant: Invariant): Protocol<Chat> => Object.assign({ ...chat }, { typeInvariant });

/** Node 1 tells node 2 two words. */
const judgedBy = (typeInvariant: Invariant) =>
  check(between({ protocol: judging(typeInvariant), ask: { type: 'tell', words: ['a', 'b'] } }));

/** A clause about what a node has heard. */
const heard = ({ heard: words }: Chat['state'], most: number) => clause('heard', words, `${most} words at most`, words.length <= most);

test('one that holds changes nothing in a report', async () => {
  const [{ distinct, generated }, without] = [await judgedBy((state) => [heard(state, 2)]), await judgedBy(() => [])];
  expect([distinct, generated]).toEqual([without.distinct, without.generated]);
});

test.each([
  [
    'a step that breaks it',
    (state) => [heard(state, 9), heard(state, 1)],
    /node 2, at the event \{"type":"receive".*: the reducer breaks the type invariant of chat: heard: got \["\w","\w"\], expected 1 words at most; mend the reducer, or the invariant/,
  ],
  [
    'a boot that breaks it',
    ({ to, rolled }) => [clause('rolled', rolled, 'a number from 1 on', to !== 1 || rolled > 0)],
    /node 2, at its boot: the reducer breaks the type invariant of chat: rolled: got -1/,
  ],
  ['no list', () => null, /the type invariant of chat returned null, expected a list of clauses; return the list/],
  ['an async function', async () => [], /the type invariant of chat returned a Promise, expected plain JSON/],
  ['no clause', () => [null], /the type invariant of chat returned undefined, expected true or false/],
  [
    'a throw',
    () => {
      throw new Error('oh');
    },
    /the type invariant of chat threw: oh/,
  ],
  [
    'a change of the state',
    (state) => [clause('rolled', Object.assign(state, { rolled: 1 }), 'one', true)],
    /the type invariant of chat is not pure: it changes its argument/,
  ],
] satisfies readonly [string, Invariant, RegExp][])('%s is refused', async (_, invariant, message) => {
  await expect(judgedBy(invariant)).rejects.toThrow(message);
});

test('one that answers otherwise the second time is refused', async () => {
  let asked = 0;
  const fickle: Invariant = () => [clause('asked', 0, 'another answer each time', asked++ % 2 === 0)];
  await expect(judgedBy(fickle)).rejects.toThrow(/is not pure.*: a result and .* breaks the type invariant of chat: asked/);
});

test('a state in which a node begins is judged as well', async () => {
  const nodes = [
    { id: 1, config: { to: 2 }, running: { ...idle, heard: ['a', 'b'] } },
    { id: 2, config: { to: 1 } },
  ];
  await expect(check(between({ protocol: judging((state) => [heard(state, 1)]), nodes }))).rejects.toThrow(
    /node 1: its state in the beginning breaks the type invariant of chat: heard: got \["a","b"\], expected 1 words at most/,
  );
});
