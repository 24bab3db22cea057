import { expect, test } from 'vitest';
import type { Effect } from '../../../impl/kernel/protocol.ts';
import type { Version } from '../../../impl/places/version.ts';
import type { Held, Question, Request } from '../../../impl/store/messages.ts';
import type { Store } from '../../../impl/store/protocol.ts';
import { booted, type State } from '../../../impl/store/state.ts';
import { store } from '../../../impl/store/step.ts';

const X = { class: 0, key: 'x' };
const Y = { class: 0, key: 'y' };
const OLD: Version = { counter: 1, writer: 0, boot: 1 };
const NEW: Version = { counter: 2, writer: 0, boot: 1 };

/** A node without a place of its own, which places 0, 1 and 2 answer. */
class Reader {
  state: State = booted(9, { degree: 3 }, 1);
  readonly outputs: Store['output'][] = [];
  readonly asked: Question[] = [];

  request(request: Request): void {
    this.#take(store.step(this.state, { type: 'request', request }));
  }

  answer(question: Question, version: Version): void {
    if (question.type !== 'read') throw new Error('only reads are answered here');
    const { transaction, place, class: ofClass, key } = question;
    const message: Held = { type: 'held', transaction, place, class: ofClass, key, epoch: 0, version, value: null, lockedOver: null };
    this.#take(store.step(this.state, { type: 'receive', from: place, message }));
  }

  #take({ state, effects }: { readonly state: State; readonly effects: readonly Effect<Store>[] }): void {
    this.state = state;
    for (const effect of effects) {
      if (effect.type === 'send') this.asked.push(effect.message as Question);
      if (effect.type !== 'indicate') continue;
      if (effect.output.type === 'locate') this.request({ type: 'located', class: 0, epoch: 0, nodes: [0, 1, 2] });
      else this.outputs.push(effect.output);
    }
  }
}

function ofRound(reader: Reader, round: 0 | 1, key: string, place: number): Question {
  const found = reader.asked.slice(6 * round).find((each) => 'key' in each && each.key === key && each.place === place);
  if (found === undefined) throw new Error(`place ${place} was not asked about ${key}`);
  return found;
}

test('a snapshot does not count an answer to its first round in the second one', () => {
  const reader = new Reader();
  reader.request({ type: 'snapshot', ticket: 1, items: [X, Y] });
  for (const place of [0, 1]) reader.answer(ofRound(reader, 0, 'x', place), OLD);
  for (const place of [0, 1]) reader.answer(ofRound(reader, 0, 'y', place), NEW);
  expect(reader.asked).toHaveLength(12);

  // Place 2 answered before a transfer locked x there, and its answer comes late. Place 0 has not heard of the transfer.
  reader.answer(ofRound(reader, 0, 'x', 2), OLD);
  reader.answer(ofRound(reader, 1, 'x', 0), OLD);
  for (const place of [0, 1]) reader.answer(ofRound(reader, 1, 'y', place), NEW);
  expect(reader.outputs).toEqual([]);

  // The answer of the second round shows it, so the reader asks a third time.
  reader.answer(ofRound(reader, 1, 'x', 2), NEW);
  expect(reader.outputs).toEqual([]);
  expect(reader.asked).toHaveLength(18);
});

function answerRound(reader: Reader, round: 0 | 1, version: Version): void {
  for (const place of [0, 1]) for (const key of ['x', 'y']) reader.answer(ofRound(reader, round, key, place), version);
}

test('a transaction that writes nothing commits without a lock, if its readings are still true', () => {
  const reader = new Reader();
  reader.request({ type: 'begin', ticket: 1, items: [X, Y] });
  answerRound(reader, 0, OLD);
  reader.request({ type: 'commit', ticket: 1, writes: [] });
  answerRound(reader, 1, OLD);
  expect(reader.outputs.map(({ type }) => type)).toEqual(['read', 'committed']);
  expect(reader.asked.every(({ type }) => type === 'read')).toBe(true);
  expect(reader.state.open).toEqual([]);
});

test('a transaction that writes nothing aborts, if what its client has read is not true any more', () => {
  const reader = new Reader();
  reader.request({ type: 'begin', ticket: 1, items: [X, Y] });
  answerRound(reader, 0, OLD);
  reader.request({ type: 'commit', ticket: 1, writes: [] });
  answerRound(reader, 1, NEW);
  expect(reader.outputs[1]).toEqual({ type: 'aborted', ticket: 1, because: 'conflict' });
  expect(reader.state.open).toEqual([]);
});

test('a run without writes commits without a lock', () => {
  const reader = new Reader();
  reader.request({ type: 'run', ticket: 1, items: [X, Y], writes: [] });
  answerRound(reader, 0, OLD);
  answerRound(reader, 1, OLD);
  expect(reader.outputs).toMatchObject([{ type: 'committed', versions: [] }]);
  expect(reader.asked.every(({ type }) => type === 'read')).toBe(true);
});
