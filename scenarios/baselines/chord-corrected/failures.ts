/** The corrected Chord with failures: it keeps its ring where its assumptions hold, and loses the ring where they do not. */
import type { CorrectedChord } from '../../../impl/baselines/chord-corrected/protocol.ts';
import { type Config, perfectMember } from '../../../impl/baselines/chord-corrected/state.ts';
import { correctedChord } from '../../../impl/baselines/chord-corrected/step.ts';
import type { NodeId } from '../../../impl/kernel/protocol.ts';
import { type ProtocolScenario, type Scenario, type ScenarioNode, scenario } from '../../../model-check/scenario.ts';
import {
  atLeastOneRing,
  everyPeerIsIn,
  idealRing,
  noLiveSuccessorIsGivenUp,
  oneLiveSuccessor,
  perfectRingOfMembers,
  ringOfSize,
  ringProperties,
} from '../../../spec/baselines/chord/properties.ts';
import type { ChordRing } from '../../../spec/baselines/chord/ring.ts';
import { allThrough, type Properties } from '../../../spec/kernel/spec.ts';
import { holds, violates } from '../../expectations.ts';
import { chordRingOf } from '../chord/refinement.ts';

/** The length r of successor lists. */
const LENGTH = 2;
const KEYS = 16;

/** A stable base has r + 1 members. The identifiers are ours, chosen to be small. */
const MEMBERS = [0, 6, 12];

const keepsItsRing = { ...ringProperties, oneLiveSuccessor, noLiveSuccessorIsGivenUp };

export const correctedChordScenarios: readonly Scenario[] = [
  corrected({
    instance: 'stable-base/1-newcomer',
    teaches: 'The corrected Chord keeps its ring when a newcomer crashes, and the members form a perfect ring again.',
    joiners: [3],
    rounds: [0, 3],
    crash: 1,
    base: MEMBERS,
    properties: { ...keepsItsRing, perfectRingOfMembers, ...ringOfSize(4) },
    expect: holds(25_238, 119_801, 38),
  }),
  corrected({
    instance: 'stable-base/all-stabilise',
    teaches: 'The corrected Chord keeps its ring when a newcomer crashes while all members stabilise.',
    joiners: [3],
    asked: [0, 0, 3, 6, 12],
    crash: 1,
    base: MEMBERS,
    properties: { ...keepsItsRing, ...ringOfSize(4) },
    expect: holds(34_789, 144_220, 32),
  }),
  corrected({
    instance: 'stable-base/2-newcomers',
    teaches: 'The corrected Chord keeps its ring when two newcomers to different places crash.',
    joiners: [3, 9],
    asked: [0, 3, 6, 9],
    crash: 2,
    base: MEMBERS,
    properties: { ...keepsItsRing, ...ringOfSize(5) },
    expect: holds(41_655, 172_263, 35),
  }),
  corrected({
    instance: 'stable-base/2-newcomers/longer',
    teaches: 'The corrected Chord keeps its ring when two newcomers crash and members stabilise twice.',
    joiners: [3, 9],
    asked: [0, 0, 3, 6, 6, 9],
    crash: 2,
    base: MEMBERS,
    properties: { ...keepsItsRing, ...ringOfSize(5) },
    cost: 'slow',
    expect: holds(1_253_136, 6_460_358, 51),
  }),
  corrected({
    instance: 'stable-base/3-newcomers',
    teaches: 'The corrected Chord keeps its ring when three newcomers to different places crash.',
    joiners: [3, 9, 15],
    asked: [0, 3, 9, 15],
    crash: 3,
    base: MEMBERS,
    properties: { ...keepsItsRing, aNewcomerIsAdopted: ringOfSize(4).aRingOf4 },
    expect: holds(227_618, 1_117_356, 39),
  }),
  corrected({
    instance: 'stable-base/3-newcomers/longer',
    teaches: 'The corrected Chord keeps its ring when three newcomers crash and nearly all members stabilise.',
    joiners: [3, 9, 15],
    asked: [0, 3, 6, 9, 15],
    crash: 3,
    base: MEMBERS,
    properties: { ...keepsItsRing, ...ringOfSize(5) },
    cost: 'slow',
    expect: holds(1_922_682, 10_795_392, 47),
  }),
  // At each crash every member still lists a node that is up. But a member may still copy the list of a crashed node.
  corrected({
    instance: 'stable-base/2-newcomers-in-one-place',
    teaches: 'A base that never fails is not enough for the corrected Chord: two adjacent newcomers fill a successor list, and both crash.',
    joiners: [3, 4],
    asked: [0, 0, 3, 4],
    crash: 2,
    base: MEMBERS,
    properties: { atLeastOneRing },
    expect: violates('atLeastOneRing', 26),
  }),
  corrected({
    instance: 'no-base/1-newcomer',
    teaches: 'Without a stable base, a corrected Chord of three members and a newcomer keeps its ring when one of the four crashes.',
    joiners: [3],
    asked: [0, 3, 12],
    crash: 1,
    properties: { ...keepsItsRing, ...ringOfSize(4) },
    expect: holds(33_557, 124_857, 28),
  }),
  corrected({
    instance: 'no-base/ideal-again',
    teaches: 'Without a stable base, a corrected Chord of three members becomes an ideal ring of two when one member crashes.',
    rounds: MEMBERS,
    crash: 1,
    properties: { ...keepsItsRing, idealRing: idealRing(LENGTH), ...ringOfSize(2) },
    expect: holds(318_192, 1_930_129, 30),
  }),
  corrected({
    instance: 'no-base/2-crashes',
    teaches: 'Without a stable base, two crashes at once leave the third member of a corrected Chord without a ring for ever.',
    crash: 2,
    properties: { atLeastOneRing },
    expect: violates('atLeastOneRing', 2),
  }),
  // In the source, a question and its answer are one step. Here the answer may arrive after its sender has crashed. If the
  // list counts as copied when it is read, the second crash leaves node 0 no successor, which the source forbids.
  corrected({
    instance: 'no-base/answer-in-flight',
    teaches: 'A node of the corrected Chord copies a late answer, and gives up its last live successor for two nodes that have crashed.',
    joiners: [3],
    asked: [0, 3],
    crash: 2,
    properties: { noLiveSuccessorIsGivenUp },
    expect: violates('noLiveSuccessorIsGivenUp', 14),
  }),
  corrected({
    instance: 'no-base/late-answers',
    teaches: 'A newcomer to the corrected Chord never mistakes the late answer of a crashed node for an answer to a later question.',
    joiners: [3],
    asked: [3],
    crash: 2,
    properties: { noLiveSuccessorIsGivenUp, everyPeerIsIn },
    expect: holds(394, 975, 21),
  }),
];

interface Failing extends Pick<ProtocolScenario<CorrectedChord>, 'teaches' | 'expect'> {
  readonly instance: string;
  readonly joiners?: readonly NodeId[];
  /** The nodes that stabilise again and again. */
  readonly rounds?: readonly NodeId[];
  /** The nodes that are asked to stabilise, once for each time that they are listed. */
  readonly asked?: readonly NodeId[];
  readonly crash: number;
  /** The nodes that never crash. */
  readonly base?: readonly NodeId[];
  readonly properties: Properties<ChordRing>;
  readonly cost?: 'slow';
}

function corrected({ instance, joiners = [], rounds = [], asked = [], crash, base = [], properties, ...rest }: Failing): Scenario {
  const configOf = (id: NodeId): Config => ({ keys: KEYS, successors: LENGTH, ...(rounds.includes(id) ? { pauseMs: 1000 } : {}) });
  const newcomers = joiners.map((id): ScenarioNode<CorrectedChord> => ({ id, config: { ...configOf(id), contact: 0 } }));
  const nodes = [...MEMBERS.map((id) => member(id, configOf(id))), ...newcomers];
  return scenario<CorrectedChord>({
    name: `baselines/chord-corrected/${instance}`,
    protocol: correctedChord,
    nodes: nodes.map((node) => (base.includes(node.id) ? { ...node, neverCrashes: true } : node)),
    requests: asked.map((at) => ({ at, request: { type: 'stabilise' } })),
    network: 'set',
    // A node that lacks an entry for the end of its list guesses the place clockwise of the last entry.
    absent: Array.from({ length: KEYS }, (_, id) => id).filter((guess) => nodes.every(({ id }) => id !== guess)),
    faults: { crash },
    properties: allThrough(chordRingOf<CorrectedChord, null>, properties),
    cost: 'fast',
    ...rest,
  });
}

/** In a perfect ring of all members. */
function member(id: NodeId, config: Config): ScenarioNode<CorrectedChord> {
  const [next, last] = [...MEMBERS, ...MEMBERS].slice(MEMBERS.indexOf(id) + 1);
  const timers = config.pauseMs === undefined ? [] : [{ type: 'stabilise' } as const];
  return { id, config, running: perfectMember(id, last, [next, last], config), timers };
}
