/**
 * The answer that a lookup in Chord would get now, if no pointer changed until the answer came.
 *
 * Source of the lookup rule: I. Stoica et al., "Chord: A Scalable Peer-to-peer Lookup Service for Internet
 * Applications", SIGCOMM 2001, figure 4, without fingers: they change the way, not the answer.
 */
import { halfOpen, type Identifier, identifiers } from '../../identifier-space/interval.ts';
import { always, type Properties, reachable, recoverable } from '../../kernel/spec.ts';
import { type ChordMember, type ChordRing, isPerfect, memberAt } from './ring.ts';

/** The node named as the key's owner to a client that asks `start`; nobody, when the question goes round for ever, or is lost. */
export function answerNow(ring: ChordRing, start: ChordMember, key: Identifier): Identifier | undefined {
  let asked: ChordMember | undefined = start;
  for (let hops = 0; hops < ring.members.length && asked !== undefined; hops += 1) {
    const [successor] = asked.successors;
    if (successor === undefined) return undefined;
    if (halfOpen(asked.id, successor, ring.size).includes(key)) return successor;
    asked = memberAt(ring, successor);
  }
  return undefined;
}

/** All answers that clients may get for the key, depending on whom they ask. */
export function answersNow(ring: ChordRing, key: Identifier): readonly Identifier[] {
  const answers = ring.members.map((member) => answerNow(ring, member, key));
  return [...new Set(answers.filter((answer) => answer !== undefined))];
}

/** The first key of which two members name different owners. */
function disputeInWords(ring: ChordRing): string {
  const key = identifiers(ring.size).find((each) => answersNow(ring, each).length > 1) ?? 0;
  const told = answersNow(ring, key).map((answer) => {
    const asked = ring.members.find((member) => answerNow(ring, member, key) === answer);
    return `node ${asked?.id} names node ${answer}`;
  });
  return `asked for key ${key}, ${told.join(' and ')}`;
}

export const chordProperties: Properties<ChordRing> = {
  oneAnswerPerKey: always(
    (ring) => identifiers(ring.size).every((key) => answersNow(ring, key).length <= 1),
    'Whichever member a client asks for a key, it names the same owner (slide 20: "not true for many other SONs, e.g., Chord").',
    disputeInWords,
  ),
  perfectRing: recoverable(isPerfect, 'Every peer is a member, and the predecessor of its successor.'),
  everyPeerHasJoined: reachable(isPerfect, 'Every peer is a member, and the predecessor of its successor.'),
};
