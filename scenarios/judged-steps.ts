/**
 * A protocol with each step of each node judged by itself. No property of a world sees the messages of a node to itself, nor the
 * length of its timers; the judge does. It notes a broken property in the state that the step leads to.
 */
import type { Effect, Event, Protocol, ProtocolTypes } from '../impl/kernel/protocol.ts';
import { allThrough, always, type Properties } from '../spec/kernel/spec.ts';

interface Types extends ProtocolTypes {
  readonly state: object;
}

/** One step of one node. */
interface Deed<X extends ProtocolTypes> {
  readonly before: X['state'];
  readonly event: Event<X>;
  readonly after: X['state'];
  readonly effects: readonly Effect<X>[];
}

/** The step that a node in the state `before` takes at `event`. */
export function deedOf<X extends ProtocolTypes>(protocol: Protocol<X>, before: X['state'], event: Event<X>): Deed<X> {
  const { state, effects } = protocol.step(before, event);
  return { before, event, after: state, effects };
}

/** The same protocol, each step of which is judged by `conduct`: properties of the kind `always`. */
export function judged<X extends Types>(protocol: Protocol<X>, conduct: Properties<Deed<X>>): Protocol<X> {
  return {
    name: protocol.name,
    typeInvariant: (state) => protocol.typeInvariant?.(state) ?? [],
    init: (self, config) => protocol.init(self, config),
    step(state, event) {
      const deed = deedOf(protocol, state, event);
      const { after, effects } = deed;
      const broken = [...new Set([...brokenIn(state), ...brokenBy(deed, conduct)])];
      return { state: broken.length === 0 ? after : { ...after, broken }, effects };
    },
  };
}

/** That no step of any node breaks any property of `conduct`. `statesIn`: the states of the judged nodes. */
export function noStepBreaks<World, D>(conduct: Properties<D>, statesIn: (world: World) => readonly object[]): Properties<World> {
  return allThrough(
    (world: World) => statesIn(world).flatMap(brokenIn),
    Object.fromEntries(
      Object.entries(conduct).map(([name, { doc }]) => [name, always<readonly string[]>((broken) => !broken.includes(name), doc)]),
    ),
  );
}

/** The properties that a step on the way to this state has broken. */
function brokenIn(state: { readonly broken?: readonly string[] }): readonly string[] {
  return state.broken ?? [];
}

function brokenBy<D>(deed: D, conduct: Properties<D>): readonly string[] {
  return Object.entries(conduct).flatMap(([name, property]) => (property.kind === 'always' && property.holds(deed) ? [] : [name]));
}
