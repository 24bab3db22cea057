/** Detectors that watch one life of a peer: restarts of it, messages of other layers, and peers that are not watched any more. */
import type { FailureDetector } from '../../impl/failure-detector/protocol.ts';
import type { Config } from '../../impl/failure-detector/state.ts';
import type { Protocol } from '../../impl/kernel/protocol.ts';
import { type ProtocolScenario, type Scenario, scenario } from '../../model-check/scenario.ts';
import type { World } from '../../model-check/world/world.ts';
import { eachBootIsNumbered, forgetting, keeping } from '../../spec/failure-detector/keeping.ts';
import { accuracy, completeness, economy, promptness, signs, type Watch } from '../../spec/failure-detector/watch.ts';
import { allThrough, type Properties, reachable, through } from '../../spec/kernel/spec.ts';
import { holds } from '../expectations.ts';
import { type Framed, framed } from './framed.ts';
import { nodesOf, type Pair, tellingOf, unheard } from './pairs.ts';
import { bootsOf, type Heard, hearing, watchersBy, watchesBy } from './refinement.ts';

type FramedWorld = World<Framed, readonly Heard[]>;

const PAIRS: readonly Pair[] = [[0, 1]];

const config: Config = { roundMs: 500, firstPatience: 1, mostPatience: 2, mayRestart: true };

const watches = watchesBy<Framed>((state) => state);

const theLaterLifeIsTrusted = sees(
  ({ told, life, peerIsUp, knowsEnd }) => told === 'trusted' && life === 2 && peerIsUp && !knowsEnd,
  'The second life of a peer is watched, is up, and is trusted.',
);

const aLifeIsOver = sees(
  ({ told, knowsEnd }) => told === 'suspected' && knowsEnd,
  'A life of a peer is suspected, as a later one was heard of.',
);

const anEarlierLifeSpeaksLate = sees(
  ({ knowsEnd, signsInFlight }) => knowsEnd && signsInFlight > 0,
  'A message from a life that is known to be over is still in flight.',
);

const aQuickRestart = sees(
  ({ told, laterSignsInFlight }) => told === 'trusted' && laterSignsInFlight > 0,
  'A peer has restarted, and its earlier life is still trusted.',
);

/** The scenarios of a detector whose peers restart, or are watched again. */
export function restartsBy(detector: Protocol<FailureDetector>): readonly Scenario[] {
  return [
    restarting(detector, {
      name: 'failure-detector/restart/one-peer',
      teaches: 'A life of a peer that a restart has ended ends up suspected for good, even if no round ended while the peer was down.',
      requests: [MONITOR],
      faults: { crash: 1, restart: 1 },
      seen: { aLifeIsOver, anEarlierLifeSpeaksLate, aQuickRestart },
      expect: holds(129, 325, 16),
    }),
    restarting(detector, {
      name: 'failure-detector/restart/later-life',
      teaches: 'A node that asks to watch the later life of a peer is told of that life only.',
      requests: [MONITOR, { at: 0, request: { type: 'monitor', node: 1, incarnation: 2 } }],
      faults: { crash: 1, restart: 1 },
      seen: { aLifeIsOver, theLaterLifeIsTrusted },
      expect: holds(312, 1004, 16),
    }),
    restarting(detector, {
      name: 'failure-detector/restart/twice',
      teaches: 'Each life of a peer has a number of its own, so messages of three lives are told apart.',
      requests: [MONITOR, { at: 0, request: { type: 'monitor', node: 1, incarnation: 2 } }],
      faults: { crash: 2, restart: 2 },
      seen: { aLifeIsOver, theLaterLifeIsTrusted, anEarlierLifeSpeaksLate },
      expect: holds(1027, 3728, 21),
    }),
    restarting(detector, {
      name: 'failure-detector/heard/one-peer',
      teaches: 'A message of another layer is as good a sign of life as an answer: it takes a false suspicion back.',
      requests: [MONITOR, SAY],
      faults: { crash: 1 },
      seen: {
        onlyAFrameIsInFlight: reachable<FramedWorld>(
          ({ messages, history }) =>
            history[0].told === 'suspected' && messages.every(({ message }) => message.type === 'frame') && messages.length > 0,
          'A peer is suspected, and a message of another layer is all that is in flight.',
        ),
      },
      expect: holds(119, 361, 12),
    }),
    restarting(detector, {
      name: 'failure-detector/heard/restart',
      teaches: 'A message of another layer shows the end of the earlier life of its sender, too.',
      requests: [MONITOR, SAY, SAY],
      faults: { crash: 1, restart: 1 },
      seen: { aLifeIsOver, anEarlierLifeSpeaksLate, aQuickRestart },
      expect: holds(1177, 4189, 18),
    }),
    restarting(detector, {
      name: 'failure-detector/heard/each-other',
      teaches: 'Of two nodes that watch each other, each takes the question of the other for a sign of life.',
      requests: [MONITOR, { at: 1, request: { type: 'monitor', node: 0 } }],
      pairs: [
        [0, 1],
        [1, 0],
      ],
      faults: {},
      seen: {
        aSuspectAsks: reachable<FramedWorld>(
          ({ messages, history }) =>
            history[0].told === 'suspected' && messages.some(({ to, message }) => to === 0 && message.type === 'ping'),
          'A peer is suspected, and its own question is in flight.',
        ),
      },
      expect: holds(431, 1783, 14),
    }),
    restarting(detector, {
      name: 'failure-detector/linger/crash',
      teaches: 'A peer that is watched again soon is not asked again, and its crash in between is told after one more round.',
      requests: [MONITOR, UNMONITOR, MONITOR],
      lingerRounds: 2,
      faults: { crash: 1 },
      seen: { isKept: keptOnly('trusted'), isDoubted: keptOnly('suspected') },
      expect: holds(510, 1681, 13),
    }),
    restarting(detector, {
      name: 'failure-detector/linger/restart',
      teaches: 'A node that stops watching a peer and then watches its later life is told nothing of the earlier one.',
      requests: [MONITOR, UNMONITOR, { at: 0, request: { type: 'monitor', node: 1, incarnation: 2 } }],
      lingerRounds: 1,
      faults: { crash: 1, restart: 1 },
      seen: { isKept: keptOnly('trusted'), aLifeIsOver, theLaterLifeIsTrusted },
      expect: holds(1028, 3503, 18),
    }),
  ];
}

type Asked = NonNullable<ProtocolScenario<Framed>['requests']>[number];

const MONITOR: Asked = { at: 0, request: { type: 'monitor', node: 1 } };
const UNMONITOR: Asked = { at: 0, request: { type: 'unmonitor', node: 1 } };
const SAY: Asked = { at: 1, request: { type: 'say', node: 0 } };

interface Restarting extends Pick<ProtocolScenario<Framed>, 'name' | 'teaches'> {
  readonly requests: readonly Asked[];
  readonly faults: NonNullable<ProtocolScenario<Framed>['faults']>;
  readonly expect: NonNullable<ProtocolScenario<Framed>['expect']>;
  readonly pairs?: readonly Pair[];
  readonly lingerRounds?: number;
  readonly seen: Properties<FramedWorld>;
}

/** Node 0 watches node 1, which crashes and may restart. The network keeps no order, so messages of two lives may overtake each other. */
function restarting(detector: Protocol<FailureDetector>, { pairs = PAIRS, lingerRounds = 0, seen, ...rest }: Restarting): Scenario {
  const { everyLivePeerIsTrusted } = accuracy(0, config.firstPatience);
  return scenario<Framed, readonly Heard[]>({
    protocol: framed(detector),
    nodes: nodesOf(pairs).map((id) => ({ id, config: { ...config, lingerRounds }, ...(id === 0 && { neverCrashes: true as const }) })),
    network: 'set',
    history: { initial: unheard(pairs), after: hearing(false) },
    properties: {
      ...allThrough(watches, { ...completeness, ...promptness, ...economy, ...signs, everyLivePeerIsTrusted }),
      ...allThrough(
        watchersBy<Framed>((state) => state.detector),
        { ...keeping(config.firstPatience, config.mostPatience), ...forgetting(lingerRounds) },
      ),
      eachBootIsNumbered: through(bootsOf, eachBootIsNumbered),
      ...seen,
    },
    refines: tellingOf(pairs),
    cost: 'fast',
    ...rest,
  });
}

function sees(holdsFor: (watch: Watch) => boolean, doc: string) {
  return reachable<FramedWorld>((world) => watches(world).some((watch) => watch.watcherIsUp && holdsFor(watch)), doc);
}

function keptOnly(kept: 'trusted' | 'suspected') {
  return sees((watch) => watch.told === 'unwatched' && watch.kept === kept, `A peer is kept as ${kept}, and is not watched any more.`);
}
