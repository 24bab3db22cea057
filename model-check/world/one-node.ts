/** Properties of one node by itself. Each value of the node is judged once, in whatever states of the world it occurs. */
import type { ProtocolTypes } from '../../impl/kernel/protocol.ts';
import type { Property } from '../../spec/kernel/spec.ts';
import type { NodeView, World } from './world.ts';

/** Turns a property of a node into one of the world. `index`: the place of the node in the scenario's list. */
export function ofNode<X extends ProtocolTypes, H>(index: number, property: Property<NodeView<X>>): Property<World<X, H>> {
  if (property.kind === 'step') {
    const judged = new WeakMap<object, WeakMap<object, boolean>>();
    const holds = (before: World<X, H>, after: World<X, H>) => {
      const [old, now] = [before.nodes[index], after.nodes[index]];
      const [one, other] = [old.whole, now.whole];
      if (one === undefined || other === undefined) return property.holds(old, now);
      const known = judged.get(one) ?? remember(judged, one, new WeakMap<object, boolean>());
      return known.get(other) ?? remember(known, other, property.holds(one, other));
    };
    const { explain, ...rest } = property;
    if (explain === undefined) return { ...rest, holds };
    return { ...rest, holds, explain: (before, after) => explain(before.nodes[index], after.nodes[index]) };
  }
  const judged = new WeakMap<object, boolean>();
  const holds = ({ nodes }: World<X, H>) => {
    const { whole } = nodes[index];
    if (whole === undefined) return property.holds(nodes[index]);
    return judged.get(whole) ?? remember(judged, whole, property.holds(whole));
  };
  if (property.kind === 'reachable') return { ...property, holds };
  const { explain, ...rest } = property;
  return explain === undefined ? { ...rest, holds } : { ...rest, holds, explain: ({ nodes }: World<X, H>) => explain(nodes[index]) };
}

function remember<V>(known: WeakMap<object, V>, key: object, value: V): V {
  known.set(key, value);
  return value;
}
