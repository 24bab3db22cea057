/** Failure detectors that watch one another: the properties that hold for every delay, and those that need a bound on it. */
import type { FailureDetector } from '../../impl/failure-detector/protocol.ts';
import type { Config } from '../../impl/failure-detector/state.ts';
import { failureDetector } from '../../impl/failure-detector/step.ts';
import type { Protocol } from '../../impl/kernel/protocol.ts';
import { type ProtocolScenario, type Scenario, scenario } from '../../model-check/scenario.ts';
import type { World } from '../../model-check/world/world.ts';
import { keeping } from '../../spec/failure-detector/keeping.ts';
import { accuracy, completeness, promptness, signs, type Watch } from '../../spec/failure-detector/watch.ts';
import { allThrough, type Properties, reachable } from '../../spec/kernel/spec.ts';
import { holds, violates } from '../expectations.ts';
import { aloneIn, asking, nodesOf, type Pair, tellingOf, unheard } from './pairs.ts';
import { type Heard, hearing, watchersBy, watchesBy } from './refinement.ts';
import { restartsBy } from './restart.ts';
import { type Timely, timely } from './timely.ts';

/** Two lengths of patience: a false suspicion leads from the first to the second. */
const config: Config = { roundMs: 500, firstPatience: 1, mostPatience: 2 };

const watches = watchesBy<FailureDetector>(aloneIn);

const seen: Properties<World<FailureDetector, readonly Heard[]>> = {
  aFalseSuspicion: reachable(
    (world) => some(world, ({ told, peerIsUp }) => told === 'suspected' && peerIsUp),
    'A peer that is up is suspected.',
  ),
  aTrustedCrash: reachable(
    (world) => some(world, ({ told, peerIsUp }) => told === 'trusted' && !peerIsUp),
    'A peer has crashed, and is still trusted.',
  ),
  aSuspicionAfterAFalseOne: reachable(
    (world) =>
      some(world, ({ told, peerIsUp }) => told === 'suspected' && !peerIsUp) &&
      world.nodes.some(({ state }) => state.watched.some(({ patience }) => patience > config.firstPatience)),
    'A peer was suspected falsely, was restored, crashed, and is suspected again.',
  ),
};

/** All scenarios of a detector: of the sound one below, and of broken ones in the tests. */
export function detectionBy(detector: Protocol<FailureDetector>): readonly Scenario[] {
  return [
    crashes(detector, {
      instance: 'one-peer',
      teaches: 'A crashed peer ends up suspected, however late messages are and however many false suspicions came earlier.',
      pairs: [[0, 1]],
      stops: [],
      expect: holds(71, 153, 12),
    }),
    crashes(detector, {
      instance: 'two-peers',
      teaches: 'One timer serves two peers: the answers of one do not hide the silence of the other.',
      pairs: [
        [0, 1],
        [0, 2],
      ],
      stops: [],
      expect: holds(1967, 6546, 18),
    }),
    crashes(detector, {
      instance: 'unmonitored',
      teaches: 'Nothing is said about a peer that is not watched any more, although its answers still arrive.',
      pairs: [[0, 1]],
      stops: [[0, 1]],
      expect: holds(122, 333, 12),
    }),
    crashes(detector, {
      instance: 'one-of-two-unmonitored',
      teaches: 'Rounds go on for the peer that is still watched when the other one is not watched any more.',
      pairs: [
        [0, 1],
        [0, 2],
      ],
      stops: [[0, 2]],
      expect: holds(3436, 13_941, 18),
    }),
    delayed(detector, {
      instance: 'patience-exceeds-delay',
      teaches: 'Once the patience has grown past the delay, a peer that is up is not suspected any more.',
      delay: 3,
      mostPatience: 4,
      expect: holds(56, 119, 20),
    }),
    delayed(detector, {
      instance: 'delay-exceeds-patience',
      teaches: 'Where the delay may reach the most patience, false suspicions never end: the cap is an assumption about the network.',
      delay: 3,
      mostPatience: 3,
      expect: violates('mistakesAreCounted', 18),
    }),
    ...restartsBy(detector),
  ];
}

export const failureDetectorScenarios: readonly Scenario[] = detectionBy(failureDetector);

interface Crashes extends Pick<ProtocolScenario<FailureDetector>, 'teaches' | 'expect'> {
  readonly instance: string;
  readonly pairs: readonly Pair[];
  /** Pairs of which the first asks, at any time, to watch the second no more. */
  readonly stops: readonly Pair[];
}

/** Any delay, one crash. The network is a set: a heartbeat that is under way already says nothing new. */
function crashes(detector: Protocol<FailureDetector>, { instance, pairs, stops, ...rest }: Crashes): Scenario {
  return scenario<FailureDetector, readonly Heard[]>({
    name: `failure-detector/crash/${instance}`,
    protocol: detector,
    nodes: nodesOf(pairs).map((id) => ({ id, config })),
    requests: [...asking('monitor', pairs), ...asking('unmonitor', stops)],
    network: 'set',
    faults: { crash: 1 },
    history: { initial: unheard(pairs), after: hearing(false) },
    properties: {
      ...allThrough(watches, { ...completeness, ...promptness, ...signs }),
      ...allThrough(
        watchersBy<FailureDetector>((state) => state),
        keeping(config.firstPatience, config.mostPatience),
      ),
      ...seen,
    },
    refines: tellingOf(pairs),
    cost: 'fast',
    ...rest,
  });
}

interface Delayed extends Pick<ProtocolScenario<Timely>, 'teaches' | 'expect'> {
  readonly instance: string;
  /** In rounds. */
  readonly delay: number;
  readonly mostPatience: number;
}

function delayed(detector: Protocol<FailureDetector>, { instance, delay, mostPatience, ...rest }: Delayed): Scenario {
  const pairs: readonly Pair[] = [[0, 1]];
  return scenario<Timely, readonly Heard[]>({
    name: `failure-detector/delay/${instance}`,
    protocol: timely(detector, delay),
    nodes: nodesOf(pairs).map((id) => ({ id, config: { ...config, mostPatience } })),
    requests: asking('monitor', pairs),
    network: 'set',
    history: { initial: unheard(pairs), after: hearing(true) },
    properties: {
      ...allThrough(
        watchesBy<Timely>((state) => aloneIn(state.detector)),
        { ...accuracy(delay, config.firstPatience), ...promptness, ...signs },
      ),
      ...allThrough(
        watchersBy<Timely>(({ detector: state }) => state),
        keeping(config.firstPatience, mostPatience),
      ),
      everyMistakeIsMade: reachable<World<Timely, readonly Heard[]>>(
        ({ history }) => history[0].suspicions === delay,
        'The peer is suspected falsely once for each round of delay.',
      ),
    },
    refines: tellingOf(pairs),
    cost: 'fast',
    ...rest,
  });
}

function some(world: World<FailureDetector, readonly Heard[]>, holdsFor: (watch: Watch) => boolean): boolean {
  return watches(world).some((watch) => watch.watcherIsUp && holdsFor(watch));
}
