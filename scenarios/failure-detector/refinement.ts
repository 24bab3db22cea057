/** How a world of failure detectors is seen from outside: by what clients asked for and were told. */
import type { Message, Output, WatchRequest } from '../../impl/failure-detector/messages.ts';
import type { State } from '../../impl/failure-detector/state.ts';
import type { NodeId, ProtocolTypes } from '../../impl/kernel/protocol.ts';
import type { ClientEvent, World } from '../../model-check/world/world.ts';
import type { Watched, Watcher } from '../../spec/failure-detector/keeping.ts';
import type { Told, Watch } from '../../spec/failure-detector/watch.ts';

/** Any protocol that speaks as the failure detector does, whatever its state. */
export interface Detecting extends ProtocolTypes {
  readonly message: Message;
  readonly request: WatchRequest;
  readonly output: Output;
}

/** The last thing that clients were told about one pair of nodes. */
export interface Heard {
  readonly watcher: NodeId;
  readonly peer: NodeId;
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

export function watches(world: World<Detecting, readonly Heard[]>): readonly Watch[] {
  const isUp = (id: NodeId) => world.nodes.some((node) => node.id === id && node.status === 'up');
  return world.history.map(({ watcher, peer, told, suspicions }) => ({
    told,
    watcherIsUp: isUp(watcher),
    peerIsUp: isUp(peer),
    signInFlight: world.messages.some(({ from, to, message }) => from === peer && to === watcher && message.type === 'pong'),
    questionInFlight: world.messages.some(({ from, to, message }) => from === watcher && to === peer && message.type === 'ping'),
    falseSuspicions: suspicions,
  }));
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

function watchedIn({ node, patience, opinion }: State['watched'][number]): Watched {
  return { peer: node, patience, silence: opinion.type === 'trusted' ? opinion.silence : null };
}

function heard(before: Heard, event: ClientEvent<Detecting>, counting: boolean): Heard {
  if (event.type === 'request') {
    const isNew = before.told === 'unwatched';
    if (before.told === 'contradicted') return before;
    if (event.request.type === 'unmonitor') return { ...before, told: 'unwatched' };
    return isNew ? { ...before, told: 'trusted' } : before;
  }
  const follows = before.told === (event.output.type === 'restore' ? 'suspected' : 'trusted');
  if (!follows) return { ...before, told: 'contradicted' };
  if (event.output.type === 'restore') return { ...before, told: 'trusted' };
  return { ...before, told: 'suspected', suspicions: counting ? before.suspicions + 1 : 0 };
}
