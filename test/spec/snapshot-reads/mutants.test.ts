/** Rules of reads that do not commit, each left out in turn: a client sees what no order of transactions explains. */
import { expect, test } from 'vitest';
import type { Spec } from '../../../spec/kernel/spec.ts';
import { type Ask, answer } from '../../../spec/snapshot-reads/reading.ts';
import { type Bounds, type ReadState, snapshotReads } from '../../../spec/snapshot-reads/snapshot-reads.ts';
import { copyAt, type Frame, frameOf, type Reader } from '../../../spec/snapshot-reads/state.ts';
import { learn, vote } from '../../../spec/snapshot-reads/writing.ts';
import { caught, type SpecMutant, verdictOn, withActions } from '../spec-mutant.ts';

type Actions = Spec<ReadState>['actions'];

interface ReadMutant extends Omit<SpecMutant, 'property'> {
  readonly bounds: Bounds;
  /** The actions that are other. */
  change(frame: Frame): Actions;
}

const ONE_WRITER: Bounds = { places: 3, writers: [['x']], readers: [['x']] };
const SNAPSHOT: Bounds = { places: 2, writers: [['x'], ['y']], readers: [['x', 'y']] };

/** A reader that does something else with an answer. */
function reading(then: (asAlways: (state: ReadState) => ReadState, state: ReadState, ask: Ask) => ReadState): ReadMutant['change'] {
  return (frame) => {
    const original = answer(frame);
    return { answer: { ...original, then: (state: ReadState, ask: Ask) => then((each) => original.then(each, ask), state, ask) } };
  };
}

function unlocked(state: ReadState, at: string): ReadState {
  return { ...state, copies: { ...state.copies, [at]: { ...state.copies[at], lock: null } } };
}

/** Returns what the first round found. */
function returned({ after }: Reader, { first }: Pick<Reader, 'first'>): Reader {
  return { status: 'returned', after, answers: first.map((highest) => ({ by: [], highest })), first: [] };
}

const MUTANTS: readonly ReadMutant[] = [
  {
    breaks: 'reader does not look at locks',
    bounds: ONE_WRITER,
    steps: 6,
    change: reading((asAlways, state, { item, place }) => ({ ...asAlways(unlocked(state, copyAt(item, place))), copies: state.copies })),
  },
  {
    breaks: 'reader of two items asks once',
    bounds: SNAPSHOT,
    steps: 12,
    change: reading((asAlways, state, { reader }) => {
      const after = asAlways(state);
      const hasFirst = state.readers[reader].status === 'first' && after.readers[reader].status === 'second';
      return hasFirst
        ? { ...after, readers: { ...after.readers, [reader]: returned(after.readers[reader], after.readers[reader]) } }
        : after;
    }),
  },
  {
    breaks: 'reader returns its first round though the second differs',
    bounds: SNAPSHOT,
    steps: 19,
    change: reading((asAlways, state, { reader, item, place }) => {
      const [before, after] = [state.readers[reader], asAlways(state)];
      const isSame = after.readers[reader].status !== 'gaveUp' || state.copies[copyAt(item, place)].lock !== null;
      return isSame ? after : { ...after, readers: { ...after.readers, [reader]: returned(before, before) } };
    }),
  },
  {
    breaks: 'replica releases its lock before it has the write',
    bounds: ONE_WRITER,
    steps: 7,
    change: (frame) => {
      const original = learn(frame);
      return {
        learn: {
          ...original,
          then: (state, at) => {
            const after = original.then(state, at);
            const key = copyAt(at.item, at.place);
            const wasLocked = state.copies[key].lock === at.writer;
            return wasLocked ? { ...after, copies: { ...after.copies, [key]: { ...state.copies[key], lock: null } } } : after;
          },
        },
      };
    },
  },
  {
    breaks: 'replica votes for two writers at once',
    bounds: { ...ONE_WRITER, writers: [['x'], ['x']] },
    steps: 6,
    change: (frame) => {
      const original = vote(frame);
      return {
        vote: { ...original, when: (state, at) => original.when(unlocked(state, copyAt(at.item, at.place)), at) },
      };
    },
  },
];

test.each(MUTANTS)('$breaks: a client sees what no order explains', async ({ bounds, change, ...mutant }) => {
  const changed = withActions(snapshotReads(bounds), change(frameOf(bounds)));
  expect(await verdictOn(changed)).toEqual(caught({ ...mutant, property: 'strictlySerialisable' }));
});
