/** How a world of failure detectors is seen from outside: by what clients asked for and were told. */
import type { Output } from '../../impl/failure-detector/messages.ts';
import type { Durable, State } from '../../impl/failure-detector/state.ts';
import type { NodeId, ProtocolTypes } from '../../impl/kernel/protocol.ts';
import type { ClientEvent, World } from '../../model-check/world/world.ts';
import type { Boot, Watched, Watcher } from '../../spec/failure-detector/keeping.ts';
import type { Told, Watch } from '../../spec/failure-detector/watch.ts';

/** Any protocol that speaks as the failure detector does, whatever its state and its other messages. */
export interface Detecting extends ProtocolTypes {
  readonly message: { readonly type: string; readonly incarnation: number };
  readonly request: { readonly type: 'monitor' | 'unmonitor' | 'heard' | 'say'; readonly node: NodeId; readonly incarnation?: number };
  readonly output: Output;
  readonly durable: Durable;
}

/** The last thing that clients were told about one pair of nodes. */
export interface Heard {
  readonly watcher: NodeId;
  readonly peer: NodeId;
  /** The incarnation that is watched; 1 while none is. */
  readonly life: number;
  readonly told: Told;
  /** The suspicions so far; stays 0 where they are not counted, or worlds without a bound on them would be infinite. */
  readonly suspicions: number;
}

/** Follows what clients are told, for each pair of a watcher and its peer. */
export function hearing(counting: boolean): (all: readonly Heard[], event: ClientEvent<Detecting>) => readonly Heard[] {
  return (all, event) => {
    const peer = event.type === 'request' ? event.request.node : event.output.node;
    return all.map((each) => (each.watcher === event.node && each.peer === peer ? heard(each, event, counting) : each));
  };
}

/** The parts of a node's state that properties of watches see. */
export interface Seen {
  readonly detector: State;
  /** The latest incarnation that the node has heard of since it began to watch; 0 if nobody keeps it. */
  readonly latest: number;
}

/** Each pair of a watcher and its peer; `seenIn` finds its parts in the state of the node. */
export function watchesBy<X extends Detecting>(
  seenIn: (state: X['state']) => Seen,
): (world: World<X, readonly Heard[]>) => readonly Watch[] {
  return ({ nodes, messages, history }) =>
    history.map(({ watcher, peer, life, told, suspicions }) => {
      const [watching, watched] = [watcher, peer].map((id) => nodes.find((node) => node.id === id));
      const isUp = watched?.status === 'up';
      const signs = messages.filter(({ from, to }) => from === peer && to === watcher);
      const seen = watching === undefined ? undefined : seenIn(watching.state);
      return {
        told,
        life,
        watcherIsUp: watching?.status === 'up',
        peerIsUp: isUp && incarnationOf(watched) === life,
        signsInFlight: signs.filter(({ message }) => message.incarnation === life).length,
        laterSignsInFlight: signs.filter(({ message }) => message.incarnation > life).length,
        knowsEnd: (seen?.latest ?? 0) > life,
        questionInFlight: messages.some(({ from, to, message }) => from === watcher && to === peer && message.type === 'ping'),
        ...keptIn(seen?.detector, peer),
        falseSuspicions: suspicions,
      };
    });
}

/** The nodes that are up, by what they keep; `detectorOf` finds the state of the detector in that of the node. */
export function watchersBy<X extends Detecting>(
  detectorOf: (state: X['state']) => State,
): (world: World<X, readonly Heard[]>) => readonly Watcher[] {
  return ({ nodes }) =>
    nodes.flatMap(({ status, state, timers }) => {
      if (status !== 'up') return [];
      return [{ peers: detectorOf(state).watched.map(watchedIn), isRoundUnderWay: timers.length > 0 }];
    });
}

/** The nodes as machines that boot. */
export function bootsOf({
  nodes,
}: {
  readonly nodes: readonly Pick<World<Detecting>['nodes'][number], 'status' | 'durable'>[];
}): readonly Boot[] {
  return nodes.map(({ status, durable }) => ({ isDown: status === 'down', incarnation: durable?.incarnation ?? 0 }));
}

function watchedIn({ node, patience, opinion, roundsLeft }: State['watched'][number]): Watched {
  return { peer: node, patience, silence: opinion.type === 'trusted' ? opinion.silence : null, roundsLeft: roundsLeft ?? null };
}

function incarnationOf({ durable }: World<Detecting>['nodes'][number]): number {
  return durable?.incarnation ?? 1;
}

function keptIn(detector: State | undefined, peer: NodeId): Pick<Watch, 'kept' | 'keptLife'> {
  const record = detector?.watched.find(({ node }) => node === peer);
  if (record === undefined) return { kept: null, keptLife: null };
  return { kept: record.opinion.type === 'trusted' ? 'trusted' : 'suspected', keptLife: record.incarnation };
}

function heard(before: Heard, event: ClientEvent<Detecting>, counting: boolean): Heard {
  if (before.told === 'contradicted') return before;
  if (event.type === 'request') return asked(before, event.request);
  const follows = before.told === (event.output.type === 'restore' ? 'suspected' : 'trusted');
  if (!follows) return { ...before, told: 'contradicted' };
  if (event.output.type === 'restore') return { ...before, told: 'trusted' };
  return { ...before, told: 'suspected', suspicions: counting ? before.suspicions + 1 : 0 };
}

function asked(before: Heard, { type, incarnation = 1 }: Detecting['request']): Heard {
  switch (type) {
    case 'unmonitor':
      return { ...before, told: 'unwatched', life: 1 };
    case 'monitor':
      return before.told === 'unwatched' || incarnation > before.life ? { ...before, told: 'trusted', life: incarnation } : before;
    case 'heard':
    case 'say':
      return before;
  }
}
