/** How writers commit: they read, ask the replicas of each item for locks, and are decided by majorities. */
import { put } from '../kernel/record.ts';
import { setOf } from '../kernel/sorted-set.ts';
import { type ActionDef, action } from '../kernel/spec.ts';
import { type Copy, copyAt, endedIn, type Frame, type ReadState, type Version, type Writer } from './state.ts';

export interface Begin {
  readonly writer: string;
  /** By item: what the writer has read. */
  readonly read: readonly Version[];
}

export interface AtCopy {
  readonly writer: string;
  readonly item: string;
  readonly place: number;
}

export function begin(frame: Frame): ActionDef<ReadState, Begin> {
  return action({
    doc: 'A writer reads its items. It may have read any version that some replica holds, however old.',
    params: (state) =>
      frame.writers.flatMap((writer) =>
        choices(frame.itemsOf[writer].map((item) => heldOf(state, frame, item))).map((read) => ({ writer, read })),
      ),
    when: ({ writers }, { writer }) => writers[writer].status === 'new',
    then: (state, { writer, read }) =>
      withWriter(state, writer, { ...state.writers[writer], status: 'voting', after: endedIn(state, frame), read }),
  });
}

export function vote(frame: Frame): ActionDef<ReadState, AtCopy> {
  return action({
    doc: 'A replica without a lock, and with no newer version than the writer has read, locks the item and votes for the writer. The vote that completes all majorities commits.',
    params: () => atCopies(frame),
    when: ({ copies, writers }, { writer, item, place }) => {
      const { status, read } = writers[writer];
      const { version, lock } = copies[copyAt(item, place)];
      return status === 'voting' && lock === null && version <= read[frame.itemsOf[writer].indexOf(item)].version;
    },
    then: (state, { writer, item, place }) => {
      const at = copyAt(item, place);
      const before = state.writers[writer];
      const votes = before.votes.map((places, i) => (frame.itemsOf[writer][i] === item ? setOf(...places, place) : places));
      const locked = put(state, 'copies', put(state.copies, at, { ...state.copies[at], lock: writer }));
      return withWriter(locked, writer, decided(frame, { ...before, votes }));
    },
  });
}

function decided({ majority }: Frame, writer: Writer): Writer {
  const isCommitted = writer.votes.every((places) => places.length >= majority);
  return isCommitted ? { ...writer, status: 'committed', votes: writer.votes.map(() => []) } : writer;
}

export function abort(frame: Frame): ActionDef<ReadState, string> {
  return action({
    doc: 'A writer that lacks a majority is aborted: by votes against it, or by a deadline.',
    params: () => frame.writers,
    when: ({ writers }, name) => writers[name].status === 'voting',
    then: (state, name) => withWriter(state, name, { ...state.writers[name], status: 'aborted', votes: frame.itemsOf[name].map(() => []) }),
  });
}

export function learn(frame: Frame): ActionDef<ReadState, AtCopy> {
  return action({
    doc: 'A replica hears the outcome of a writer. It releases its lock, and takes a committed write over, whatever it has voted.',
    params: () => atCopies(frame),
    when: (state, at) => afterOutcome(state, frame, at) !== null,
    then: (state, at) => {
      const after = afterOutcome(state, frame, at);
      return after === null ? state : put(state, 'copies', put(state.copies, copyAt(at.item, at.place), after));
    },
  });
}

/** The replica when it has heard the outcome; null if nothing changes. */
function afterOutcome({ copies, writers }: ReadState, frame: Frame, { writer, item, place }: AtCopy): Copy | null {
  const { status, read } = writers[writer];
  const copy = copies[copyAt(item, place)];
  const lock = copy.lock === writer ? null : copy.lock;
  const made = read[frame.itemsOf[writer].indexOf(item)].version + 1;
  if (status === 'committed' && copy.version < made) return { version: made, value: writer, lock };
  return (status === 'committed' || status === 'aborted') && copy.lock === writer ? { ...copy, lock } : null;
}

function withWriter(state: ReadState, name: string, writer: Writer): ReadState {
  return put(state, 'writers', put(state.writers, name, writer));
}

function atCopies({ writers, itemsOf, places }: Frame): readonly AtCopy[] {
  return writers.flatMap((writer) => itemsOf[writer].flatMap((item) => places.map((place) => ({ writer, item, place }))));
}

/** The versions of an item that some replica holds. */
function heldOf({ copies }: ReadState, { places }: Frame, item: string): readonly Version[] {
  return setOf(...places.map((place) => copies[copyAt(item, place)]).map(({ version, value }): Version => ({ version, value })));
}

/** All ways to take one of each list. */
function choices<T>(lists: readonly (readonly T[])[]): readonly (readonly T[])[] {
  return lists.reduce<readonly (readonly T[])[]>((all, list) => all.flatMap((some) => list.map((each) => [...some, each])), [[]]);
}
