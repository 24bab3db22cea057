/** A quick read: a client asks the members of a class once, and counts the answers of one epoch. */
import { put } from '../kernel/record.ts';
import { setOf } from '../kernel/sorted-set.ts';
import { type ActionDef, action } from '../kernel/spec.ts';
import { committedIn, hasAll, speaks } from './carriers.ts';
import type { ClassState, Frame } from './state.ts';

export function beginReading(frame: Frame): ActionDef<ClassState, void> {
  return action({
    doc: 'A client begins to read: it must see what is committed by now.',
    when: (state) => state.reader.must === null && committedIn(state, frame).length > 0,
    then: (state) => put(state, 'reader', { ...state.reader, must: committedIn(state, frame) }),
  });
}

export function answer(frame: Frame): ActionDef<ClassState, string> {
  return action({
    doc: 'A member that speaks tells the reader its writes, its locks and its epoch. Answers of two epochs are not counted together.',
    params: () => frame.carriers,
    when: ({ reader, carriers }, name) => {
      const { must, epoch, by } = reader;
      const carrier = carriers[name];
      if (must === null || by.length >= frame.majority || !speaks(name, carrier) || by.includes(carrier.place)) return false;
      return epoch === null || epoch === carrier.epoch;
    },
    then: (state, name) => {
      const { must, epoch, by, saw } = state.reader;
      const carrier = state.carriers[name];
      const shown = (must ?? []).filter((each) => hasAll(state, frame, carrier, each));
      const after = { must, epoch: epoch ?? carrier.epoch, by: setOf(...by, carrier.place), saw: setOf(...saw, ...shown) };
      return put(state, 'reader', after);
    },
  });
}
