/**
 * Replication with each step of each node judged by itself. No property of the world sees the messages of a node to itself, nor
 * the length of its timers; the judge does. It notes a broken property in the state that the step leads to.
 */
import type { Event, Next, Protocol } from '../../impl/kernel/protocol.ts';
import type { Replication } from '../../impl/replication/protocol.ts';
import type { State } from '../../impl/replication/state.ts';
import { allThrough, always, type Properties } from '../../spec/kernel/spec.ts';
import { conduct } from '../../spec/replication/conduct.ts';
import type { Deed } from '../../spec/replication/deed.ts';
import type { ReplicationWorld } from './refinement.ts';

/** `broken`: the properties that a step on the way here has broken; missing where none has. */
interface Judged extends State {
  readonly broken?: readonly string[];
}

/** That no step of any node breaks any of the properties of steps. */
export const conductOfNodes: Properties<ReplicationWorld> = allThrough(
  brokenInAll,
  Object.fromEntries(
    Object.entries(conduct).map(([name, { doc }]) => [name, always<readonly string[]>((broken) => !broken.includes(name), doc)]),
  ),
);

/** The same protocol, each step of which is judged. */
export function judged(protocol: Protocol<Replication>): Protocol<Replication> {
  return {
    name: protocol.name,
    typeInvariant: (state) => protocol.typeInvariant?.(state) ?? [],
    init: (self, config) => protocol.init(self, config),
    step(state, event) {
      const next = protocol.step(state, event);
      const broken = [...new Set([...brokenIn(state), ...brokenBy(state, event, next)])];
      const after: Judged = { ...next.state, broken };
      return broken.length === 0 ? next : { ...next, state: after };
    },
  };
}

function brokenInAll({ nodes }: ReplicationWorld): readonly string[] {
  return nodes.flatMap((node) => brokenIn((node.whole ?? node).state.replicas));
}

function brokenIn(state: Judged): readonly string[] {
  return state.broken ?? [];
}

function brokenBy(before: State, event: Event<Replication>, { state: after, effects }: Next<Replication>): readonly string[] {
  const deed: Deed = { before, event, after, effects };
  return Object.entries(conduct).flatMap(([name, property]) => (property.kind === 'always' && property.holds(deed) ? [] : [name]));
}
