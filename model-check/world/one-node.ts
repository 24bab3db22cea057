/** Properties of one node by itself. Each value of the node is judged once, in whatever states of the world it occurs. */
import type { ProtocolTypes } from '../../impl/kernel/protocol.ts';
import { rememberingEach } from '../../spec/kernel/remembering.ts';
import type { Property } from '../../spec/kernel/spec.ts';
import type { NodeView, World } from './world.ts';

/** Turns a property of a node into one of the world. `index`: the place of the node in the scenario's list. */
export function ofNode<X extends ProtocolTypes, H>(index: number, property: Property<NodeView<X>>): Property<World<X, H>> {
  if (property.kind === 'step') {
    const judged = rememberingEach((one: NodeView<X>) => rememberingEach((other: NodeView<X>) => property.holds(one, other)));
    const holds = (before: World<X, H>, after: World<X, H>) => {
      const [old, now] = [before.nodes[index], after.nodes[index]];
      const [one, other] = [old.whole, now.whole];
      return one === undefined || other === undefined ? property.holds(old, now) : judged(one)(other);
    };
    const { explain, ...rest } = property;
    if (explain === undefined) return { ...rest, holds };
    return { ...rest, holds, explain: (before, after) => explain(before.nodes[index], after.nodes[index]) };
  }
  const judged = rememberingEach((node: NodeView<X>) => property.holds(node));
  const holds = ({ nodes }: World<X, H>) => {
    const { whole } = nodes[index];
    if (whole === undefined) return property.holds(nodes[index]);
    return judged(whole);
  };
  if (property.kind === 'reachable') return { ...property, holds };
  if (property.kind === 'leadsTo') {
    const { explain, ...rest } = property;
    const both = { ...rest, holds, when: ({ nodes }: World<X, H>) => property.when(nodes[index]) };
    return explain === undefined ? both : { ...both, explain: ({ nodes }: World<X, H>) => explain(nodes[index]) };
  }
  const { explain, ...rest } = property;
  return explain === undefined ? { ...rest, holds } : { ...rest, holds, explain: ({ nodes }: World<X, H>) => explain(nodes[index]) };
}
