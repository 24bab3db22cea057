/** What each node of a scenario of fingers keeps. */
import type { Fingers } from '../../../impl/fingers/protocol.ts';
import { keeping } from '../../../spec/fingers/keeping.ts';
import { type Properties, through } from '../../../spec/kernel/spec.ts';
import { type Heard, routerOf } from '../../refinements/fingers.ts';
import type { ScenarioNode } from '../../scenario.ts';
import { ofNode } from '../../world/one-node.ts';
import type { NodeView, World } from '../../world/world.ts';

/** The promises about one node by itself, of each of these; by name and node. */
export function keepingOf(nodes: readonly ScenarioNode<Fingers>[]): Properties<World<Fingers, Heard>> {
  return Object.fromEntries(
    nodes.flatMap(({ id }, i) =>
      Object.entries(keeping).map(([name, property]) => [`${name}At${id}`, ofNode<Fingers, Heard>(i, through(routerIn, property))]),
    ),
  );
}

function routerIn({ id, status, state, monitored, timers }: NodeView<Fingers>) {
  return routerOf({ id, status, state }, monitored, timers.length);
}
