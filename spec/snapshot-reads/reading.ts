/** How readers read without a commit: one round for one item, two rounds for a snapshot of several. */

import { equal } from '../kernel/canonical.ts';
import { put } from '../kernel/record.ts';
import { setOf } from '../kernel/sorted-set.ts';
import { type ActionDef, action } from '../kernel/spec.ts';
import { type Answers, type Copy, copyAt, endedIn, type Frame, NO_ANSWERS, type Reader, type ReadState } from './state.ts';

export interface Ask {
  readonly reader: string;
  readonly item: string;
  readonly place: number;
}

export function ask(frame: Frame): ActionDef<ReadState, string> {
  return action({
    doc: 'A reader begins: it asks the replicas of its items.',
    params: () => frame.readers,
    when: ({ readers }, name) => readers[name].status === 'new',
    then: (state, name) => withReader(state, name, { ...state.readers[name], status: 'first', after: endedIn(state, frame) }),
  });
}

export function answer(frame: Frame): ActionDef<ReadState, Ask> {
  return action({
    doc: 'A replica answers with its version, and whether it is locked. A lock ends the quick way. A majority of each item ends the round.',
    params: () =>
      frame.readers.flatMap((reader) => frame.itemsOf[reader].flatMap((item) => frame.places.map((place) => ({ reader, item, place })))),
    when: ({ readers }, { reader, item, place }) => {
      const { status, answers } = readers[reader];
      if (status !== 'first' && status !== 'second') return false;
      const { by } = answers[frame.itemsOf[reader].indexOf(item)];
      return by.length < frame.answers && !by.includes(place);
    },
    then: (state, { reader, item, place }) => {
      const copy = state.copies[copyAt(item, place)];
      const before = state.readers[reader];
      if (copy.lock !== null) return withReader(state, reader, ended(before, 'gaveUp'));
      const answers = before.answers.map((each, i) => (frame.itemsOf[reader][i] === item ? counted(each, place, copy) : each));
      return withReader(state, reader, afterRound({ ...before, answers }, frame, reader));
    },
  });
}

function counted({ by, highest }: Answers, place: number, { version, value }: Copy): Answers {
  return { by: setOf(...by, place), highest: version > highest.version ? { version, value } : highest };
}

function afterRound(reader: Reader, frame: Frame, name: string): Reader {
  const { status, answers, first } = reader;
  if (answers.some(({ by }) => by.length < frame.answers)) return reader;
  const found = answers.map(({ highest }) => highest);
  if (status === 'first' && frame.itemsOf[name].length > 1)
    return { ...reader, status: 'second', answers: answers.map(() => NO_ANSWERS), first: found };
  return ended(reader, status === 'first' || equal(first, found) ? 'returned' : 'gaveUp');
}

/** The reader without what it needs no more. */
function ended(reader: Reader, status: 'returned' | 'gaveUp'): Reader {
  const { after, answers } = reader;
  if (status === 'gaveUp') return { status, after: [], answers: answers.map(() => NO_ANSWERS), first: [] };
  return { status, after, answers: answers.map(({ highest }) => ({ by: [], highest })), first: [] };
}

function withReader(state: ReadState, name: string, reader: Reader): ReadState {
  return put(state, 'readers', put(state.readers, name, reader));
}
