/** Lookups by fingers on the relaxed ring, both layers on each node, while the ring changes. Each layer keeps its own properties. */
import { type FingersOnRing, overlay } from '../../impl/stack/overlay.ts';
import { type ProtocolScenario, type Scenario, scenario } from '../../model-check/scenario.ts';
import { isSame, owns } from '../../spec/fingers/overlay.ts';
import { aLookupTurns, everyQuestionIsAnswered, fingerProperties, fingersBecomeRight } from '../../spec/fingers/properties.ts';
import { allThrough, always, type Properties, reachable, step, through } from '../../spec/kernel/spec.ts';
import * as ring from '../../spec/relaxed-ring/properties.ts';
import { holds } from '../expectations.ts';
import type { Heard } from '../fingers/refinement.ts';
import { heardAbove } from '../fingers/refinement.ts';
import { asks, leaves, newcomer, perfectOverlay, staysUp } from './nodes.ts';
import { fingersAbove, type OverlayWorld, ringBelow, saidBy } from './refinement.ts';

const fingersHearWhatTheRingSays = always<OverlayWorld>(
  ({ nodes }) => nodes.every(({ status, state }) => status === 'down' || isHeard(state)),
  'The fingers of a node have the same neighbours as its ring.',
);

/** Weaker than that an owner answers: nothing is said of a key that nobody owns. */
const nobodyAnswersBesideTheOwner = step<OverlayWorld>((before, after) => {
  const [given, now] = [fingersAbove(before).answers, fingersAbove(after)];
  const fresh = now.answers.filter((answer) => !given.some((other) => isSame(answer, other)));
  return fresh.every(({ owner, key }) => now.peers.every(({ id, up }) => id === owner || !up || !owns(now, id, key)));
}, 'While a node owns a key, no other one answers for it.');

const aLookupWaits = reachable<OverlayWorld>(
  ({ nodes }) => nodes.some(({ status, state }) => status === 'up' && state.upper.waiting.length > 0),
  'A lookup for which there is no way on.',
);

const aLookupIsLost = reachable<OverlayWorld>(
  ({ nodes, messages, history }) =>
    history.answers.length < history.asked &&
    messages.every(({ message }) => message.type === 'lower') &&
    nodes.every(({ status, state }) => status === 'down' || state.upper.waiting.length === 0),
  'A lookup that has gone down with a node.',
);

const atMostOneResponsible = through(ringBelow, ring.atMostOneResponsible);

/** The properties that hold under every fault, each on its own layer. The ring says which node owns a key. */
const bothLayers: Properties<OverlayWorld> = {
  ...allThrough(ringBelow, ring.structure),
  ...allThrough(fingersAbove, fingerProperties),
  aLookupWaits,
  aLookupTurns: through(fingersAbove, aLookupTurns),
};

/** The hop from a leaver to its heir leads past the key: only this hop does not shorten the way. */
const { everyHopShortensTheWay: _, ...butHops } = bothLayers;

const heals: Properties<OverlayWorld> = {
  perfectRing: through(ringBelow, ring.perfectRingOfMembers),
  fingersBecomeRight: through(fingersAbove, fingersBecomeRight),
};

export const overlayScenarios: readonly Scenario[] = [
  lookups({
    instance: 'join/2+1',
    teaches: 'While a node joins the ring, lookups by fingers are answered once, each by a node that owns the key in the ring.',
    nodes: [...perfectOverlay([0, 8]), newcomer(4, 8)],
    requests: [asks(0, 3), asks(4, 10)],
    properties: { ...bothLayers, atMostOneResponsible, fingersHearWhatTheRingSays, ...ends(2), ...answersOf(0, 4, 8) },
    cost: 'fast',
    expect: holds(196, 473, 14),
  }),
  lookups({
    instance: 'join/3+1',
    teaches: 'While a newcomer that first asks the wrong node joins a larger ring, lookups are answered once, also one from afar.',
    nodes: [...perfectOverlay([0, 8, 12]), newcomer(4, 0)],
    requests: [asks(12, 3), asks(4, 10)],
    properties: { ...bothLayers, atMostOneResponsible, fingersHearWhatTheRingSays, ...ends(2), ...answersOf(4, 8, 12) },
    cost: 'fast',
    expect: holds(220, 532, 16),
  }),
  lookups({
    instance: 'crash/3',
    teaches: 'When the owner of a key crashes, a lookup is lost with it, or waits until the ring has given the key to another node.',
    nodes: perfectOverlay([0, 8, 12]),
    requests: [asks(0, 7)],
    faults: { crash: 1 },
    properties: { ...bothLayers, atMostOneResponsible, fingersHearWhatTheRingSays, ...heals, aLookupIsLost, ...answersOf(8, 12) },
    cost: 'fast',
    expect: holds(614, 1499, 13),
  }),
  lookups({
    instance: 'crash/newcomer',
    teaches:
      'A newcomer crashes at any moment of its join, and both layers do without it. A lookup is answered by an owner, or lost with the newcomer.',
    nodes: [...perfectOverlay([0, 8]).map(staysUp), newcomer(4, 8)],
    requests: [asks(0, 3)],
    faults: { crash: 1 },
    properties: { ...bothLayers, atMostOneResponsible, fingersHearWhatTheRingSays, ...heals, aLookupIsLost, ...answersOf(4, 8) },
    cost: 'fast',
    expect: holds(1421, 3891, 17),
  }),
  lookups({
    instance: 'crash/2+1',
    teaches:
      'When one of three nodes crashes while the third joins, two may own a key for a while. A lookup is answered once even so, by an owner.',
    nodes: [...perfectOverlay([0, 8]), newcomer(4, 8)],
    requests: [asks(0, 3)],
    faults: { crash: 1 },
    properties: { ...bothLayers, fingersHearWhatTheRingSays, ...heals, aLookupIsLost, ...answersOf(0, 4, 8) },
    cost: 'slow',
    expect: holds(10_226, 33_503, 22),
  }),
  lookups({
    instance: 'leave/3',
    teaches: 'When a node leaves, its fingers answer nothing more. They pass each lookup on to the heir, once the heir owns the key.',
    nodes: perfectOverlay([0, 8, 12]),
    requests: [asks(0, 7), leaves(8)],
    properties: {
      ...butHops,
      atMostOneResponsible,
      nobodyAnswersBesideTheOwner,
      fingersHearWhatTheRingSays,
      ...heals,
      ...answersOf(8, 12),
    },
    cost: 'fast',
    expect: holds(168, 371, 13),
  }),
];

interface Lookups
  extends Pick<ProtocolScenario<FingersOnRing, Heard>, 'teaches' | 'nodes' | 'requests' | 'faults' | 'properties' | 'cost' | 'expect'> {
  readonly instance: string;
}

function lookups({ instance, ...rest }: Lookups): Scenario {
  return scenario<FingersOnRing, Heard>({
    name: `overlay/${instance}`,
    protocol: overlay,
    network: 'unordered',
    history: heardAbove(),
    ...rest,
  });
}

/** Where all nodes join, and nobody fails. */
function ends(questions: number): Properties<OverlayWorld> {
  return {
    perfectRing: through(ringBelow, ring.perfectRing),
    ...allThrough(fingersAbove, { everyQuestionIsAnswered: everyQuestionIsAnswered(questions), fingersBecomeRight }),
  };
}

function answersOf(...owners: readonly number[]): Properties<OverlayWorld> {
  const answered = (owner: number) =>
    reachable<OverlayWorld>(({ history }) => history.answers.some((answer) => answer.owner === owner), `An answer of node ${owner}.`);
  return Object.fromEntries(owners.map((owner) => [`answerOf${owner}`, answered(owner)]));
}

function isHeard({ lower, upper: { neighbours } }: FingersOnRing['state']): boolean {
  const said = saidBy(lower);
  if (said === null || neighbours === null) return said === neighbours;
  return said.predecessor === neighbours.predecessor && said.successor === neighbours.successor;
}
