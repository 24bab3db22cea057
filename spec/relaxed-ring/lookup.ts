/**
 * A lookup on its way, as an observer of the whole network sees it.
 *
 * "A peer can never indicate another peer as the responsible node" (SELFMAN slides, slide 18), so a lookup walks until it
 * is there. A client notices a hole as a delay: a lookup of a key without an owner waits for one.
 */
import { type Identifier, steps } from '../identifier-space/interval.ts';
import { type Properties, recoverable, step } from '../kernel/spec.ts';

/** Where the one lookup of a scenario is. */
export type Whereabouts =
  | { readonly type: 'notAsked' }
  /** At this node, or in flight to it. `back`: it has passed its key, and only predecessors are asked. */
  | { readonly type: 'underWay'; readonly node: Identifier; readonly direction: 'onward' | 'back' }
  /** The answer is in flight to the asker, or there. */
  | { readonly type: 'answered'; readonly times: number }
  | { readonly type: 'gone' };

export interface LookupUnderWay {
  readonly size: number;
  readonly key: Identifier;
  readonly lookup: Whereabouts;
  readonly up: readonly Identifier[];
  /** The suspicions: which node suspects which. */
  readonly suspicions: readonly { readonly by: Identifier; readonly of: Identifier }[];
}

/** A lookup is lost only with the node that had it, or to which it was sent. */
export const lostOnlyWithItsPath = step<LookupUnderWay>(
  (before, after) => after.lookup.type !== 'gone' || before.lookup.type !== 'underWay' || !after.up.includes(before.lookup.node),
  'A lookup stays under way until it is answered, unless the node that has it goes down.',
);

/** A lookup is not sent where its sender expects it to be lost: it waits for an owner instead. */
export const neverSentToTheSuspected = step<LookupUnderWay>((before, after) => {
  const [from, to] = [before.lookup, after.lookup];
  if (from.type !== 'underWay' || to.type !== 'underWay') return true;
  return !after.suspicions.some(({ by, of }) => by === from.node && of === to.node);
}, 'No node passes a lookup on to a node that it suspects.');

export const answeredOnce = step<LookupUnderWay>(
  (_, after) => after.lookup.type !== 'answered' || after.lookup.times === 1,
  'A lookup is answered at most once.',
);

/** "Hop progress": no lookup walks for ever, whatever happens to the pointers. */
export const everyHopShortensTheWay = step<LookupUnderWay>(
  (before, after) =>
    before.lookup.type !== 'underWay' ||
    after.lookup.type !== 'underWay' ||
    before.lookup.node === after.lookup.node ||
    remaining(after) < remaining(before),
  'Each hop brings a lookup nearer to its key: clockwise up to the key, and counter-clockwise once the key has been passed.',
);

export const everyLookupEnds = recoverable<LookupUnderWay>(
  ({ lookup }) => lookup.type === 'answered' || lookup.type === 'gone',
  'A lookup that is not lost can still be answered.',
);

export const lookupProperties: Properties<LookupUnderWay> = {
  lostOnlyWithItsPath,
  neverSentToTheSuspected,
  answeredOnce,
  everyHopShortensTheWay,
  everyLookupEnds,
};

/** Any way back is shorter than any way onward. */
function remaining({ size, key, lookup }: LookupUnderWay): number {
  if (lookup.type !== 'underWay') return 0;
  return lookup.direction === 'back' ? steps(key, lookup.node, size) : size + steps(lookup.node, key, size);
}
