/** A client that reads one item without a commit: a quick read. */
import { put } from '../kernel/record.ts';
import { type ActionDef, action } from '../kernel/spec.ts';
import type { Frame } from './frame.ts';
import { baseOf, counted, endedIn, wouldCount } from './parts.ts';
import { NOBODY, type Reader, type StoreState, speaks } from './state.ts';

export interface Ask {
  readonly reader: string;
  readonly name: string;
}

export function ask(frame: Frame): ActionDef<StoreState, string> {
  return action({
    doc: 'A reader begins.',
    params: () => frame.readerNames,
    when: ({ readers }, name) => readers[name].status === 'new',
    then: (state, name) => withReader(state, name, { ...state.readers[name], status: 'asking', after: endedIn(state, frame) }),
  });
}

export function answer(frame: Frame): ActionDef<StoreState, Ask> {
  return action({
    doc: 'A member answers with its version, its locks and its epoch. ⌊f/2⌋ + 1 answers of one epoch end the read. If one of them shows a lock for writing over the newest version, or over a newer one, the reader asks again.',
    params: () =>
      frame.readerNames.flatMap((reader) =>
        frame.carriers
          .filter((name) => frame.classOfCarrier[name] === frame.classOf[frame.itemOf[reader]])
          .map((name) => ({ reader, name })),
      ),
    when: ({ carriers, readers }, { reader, name }) =>
      readers[reader].status === 'asking' && speaks(carriers[name]) && wouldCount(readers[reader].poll, carriers[name]),
    then: (state, { reader, name }) => {
      const carrier = state.carriers[name];
      const item = frame.itemOf[reader];
      const before = state.readers[reader];
      const isLater = carrier.epoch > before.poll.epoch;
      const { version, locks } = carrier.data[item];
      const over = locks.filter((each) => frame.writesOf[each].includes(item)).map((each) => baseOf(state, frame, each, item));
      const after: Reader = {
        ...before,
        poll: counted(before.poll, carrier),
        version: Math.max(isLater ? 0 : before.version, version),
        lockedOver: Math.max(isLater ? -1 : before.lockedOver, ...over),
      };
      return withReader(state, reader, after.poll.by.length < frame.majority ? after : ended(after));
    },
  });
}

function ended({ status, after, version, lockedOver }: Reader): Reader {
  if (lockedOver >= version) return { status, after, poll: NOBODY, version: 0, lockedOver: -1 };
  return { status: 'returned', after, poll: NOBODY, version, lockedOver: -1 };
}

function withReader(state: StoreState, name: string, reader: Reader): StoreState {
  return put(state, 'readers', put(state.readers, name, reader));
}
