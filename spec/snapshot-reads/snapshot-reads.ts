/**
 * Reads that do not commit: a quick read of one item, and a snapshot of several, beside transactions that write. A writer
 * commits when majorities of its items hold its lock. So a later majority of answers contains the lock or the write.
 */
import { always, type Properties, reachable, type Spec } from '../kernel/spec.ts';
import { isStrictlySerialisable, type ObservedTransaction } from '../transactions/serialisability.ts';
import { answer, ask } from './reading.ts';
import { type Bounds, copyAt, type Frame, frameOf, initialState, type ReadState } from './state.ts';
import { abort, begin, learn, vote } from './writing.ts';

export function snapshotReads(bounds: Bounds): Spec<ReadState> {
  const frame = frameOf(bounds);
  return {
    name: 'snapshot-reads',
    init: [initialState(frame)],
    actions: { begin: begin(frame), vote: vote(frame), abort: abort(frame), learn: learn(frame), ask: ask(frame), answer: answer(frame) },
    properties: { ...safety(frame), ...reached(frame, bounds) },
  };
}

function safety(frame: Frame): Properties<ReadState> {
  return {
    strictlySerialisable: always(
      (state) => isStrictlySerialisable(observedIn(state, frame)),
      'One copy and one transaction after another could have shown what all clients saw, in the order of real time.',
      (state) =>
        observedIn(state, frame)
          .filter(({ outcome }) => outcome === 'committed')
          .map(
            ({ name, reads }) =>
              `${name} read ${reads.map(({ key, value }) => `${frame.items[key]} of ${value ?? 'nobody'}`).join(' and ')}`,
          )
          .join('; '),
    ),
    oneWriterPerVersion: always((state) => {
      const made = frame.writers
        .filter((name) => state.writers[name].status === 'committed')
        .flatMap((name) => frame.itemsOf[name].map((item, i) => `${item} ${state.writers[name].read[i].version + 1}`));
      return new Set(made).size === made.length;
    }, 'At most one committed writer makes each version of an item.'),
  };
}

function reached(frame: Frame, { readers }: Bounds): Properties<ReadState> {
  const someReader = (holds: (status: string, name: string) => boolean) => (state: ReadState) =>
    frame.readers.some((name) => holds(state.readers[name].status, name));
  return {
    aReaderSeesAWrite: reachable(
      (state) =>
        someReader((status, name) => status === 'returned' && state.readers[name].answers.every(({ highest }) => highest.version > 0))(
          state,
        ),
      'A reader returns what writers have written.',
    ),
    aReaderGivesUp: reachable(
      someReader((status) => status === 'gaveUp'),
      'A reader meets a write under way, and reads as a transaction.',
    ),
    ...(frame.answers < frame.places.length
      ? {
          aReaderIsFirstToTell: reachable(
            (state) => someReader((status, name) => status === 'returned' && isAhead(state, frame, name))(state),
            'A reader returns a write that not all replicas have.',
          ),
        }
      : {}),
    ...(readers.length > 1
      ? {
          allReadersReturn: reachable(
            ({ readers: all }) => frame.readers.every((name) => all[name].status === 'returned'),
            'All readers return.',
          ),
        }
      : {}),
  };
}

function isAhead({ copies, readers }: ReadState, { itemsOf, places }: Frame, name: string): boolean {
  return itemsOf[name].some((item, i) =>
    places.some((place) => copies[copyAt(item, place)].version < readers[name].answers[i].highest.version),
  );
}

/** The history as clients were told it. A reader that gave up was told nothing. */
function observedIn({ writers, readers }: ReadState, frame: Frame): readonly ObservedTransaction[] {
  const keyOf = (item: string) => frame.items.indexOf(item);
  const written = frame.writers.flatMap((name): readonly ObservedTransaction[] => {
    const { status, after, read } = writers[name];
    if (status === 'new') return [];
    const items = frame.itemsOf[name];
    const reads = items.map((item, i) => ({ key: keyOf(item), value: read[i].value }));
    return [
      {
        name,
        after,
        reads,
        writes: items.map((item) => ({ key: keyOf(item), value: name })),
        outcome: status === 'voting' ? 'open' : status,
      },
    ];
  });
  const seen = frame.readers.flatMap((name): readonly ObservedTransaction[] => {
    const { status, after, answers } = readers[name];
    if (status !== 'returned') return [];
    const reads = frame.itemsOf[name].map((item, i) => ({ key: keyOf(item), value: answers[i].highest.value }));
    return [{ name, after, reads, writes: [], outcome: 'committed' }];
  });
  return [...written, ...seen];
}

export type { Bounds, ReadState };
