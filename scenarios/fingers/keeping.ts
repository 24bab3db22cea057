/** The properties of each single node in a scenario of fingers. */
import type { Fingers } from '../../impl/fingers/protocol.ts';
import type { ScenarioNode } from '../../model-check/scenario.ts';
import { ofNode } from '../../model-check/world/one-node.ts';
import type { NodeView, World } from '../../model-check/world/world.ts';
import { asking } from '../../spec/fingers/asking.ts';
import { keeping } from '../../spec/fingers/keeping.ts';
import { allThrough, type Properties, through } from '../../spec/kernel/spec.ts';
import { conductOfNodes } from './judged-fingers.ts';
import { askingIn, type Heard, routerOf } from './refinement.ts';

/** The properties of each node by itself, named after property and node, and those of how nodes ask one another. */
export function keepingOf(nodes: readonly ScenarioNode<Fingers>[]): Properties<World<Fingers, Heard>> {
  const ofEach = Object.fromEntries(
    nodes.flatMap(({ id }, i) =>
      Object.entries(keeping).map(([name, property]) => [`${name}At${id}`, ofNode<Fingers, Heard>(i, through(routerIn, property))]),
    ),
  );
  return { ...ofEach, ...allThrough(askingIn, asking), ...conductOfNodes };
}

function routerIn({ id, status, state, monitored, timers }: NodeView<Fingers>) {
  return routerOf({ id, status, state }, monitored, timers.length);
}
