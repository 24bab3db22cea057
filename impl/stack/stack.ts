/**
 * Two protocols on one node, as one protocol. An output of one layer may become a request to the other.
 *
 * Each layer sees what it would see alone. A layer hears of suspicions only of nodes that it watches itself. It may begin to
 * watch a node that the other layer watches, and that is suspected already. Then the stack tells it at once, because the
 * failure detector will not report again.
 *
 * A layer is never entered during its own step. Requests between the layers queue up, and all are done before the next
 * event from outside. A stack is a protocol, so it can be stacked.
 */
import type { Next, NodeId, Protocol, ProtocolTypes } from '../kernel/protocol.ts';
import { arrived, isOutdated } from './arrival.ts';
import { perform, type Side, type Work } from './effects.ts';
import type { Both, Pending, Seam, Stacked, StackState } from './layered.ts';

export function stack<L extends ProtocolTypes, U extends ProtocolTypes>(
  lower: Protocol<L>,
  upper: Protocol<U>,
  seam: Seam<L, U>,
): Protocol<Stacked<L, U>> {
  const below: Side<L, L, U> = {
    layer: 'lower',
    message: (inner) => ({ type: 'lower', inner }),
    timer: (inner) => ({ type: 'lower', inner }),
    output: (inner) => ({ type: 'lower', inner }),
    crossing(output) {
      const request = seam.rise(output);
      return request === null ? null : { type: 'upper', inner: { type: 'request', request } };
    },
    suspect: (node) => ({ type: 'lower', inner: { type: 'suspect', node } }),
    record: (durable, record) => ({ ...durable, lower: record }),
  };
  const above: Side<U, L, U> = {
    layer: 'upper',
    message: (inner) => ({ type: 'upper', inner }),
    timer: (inner) => ({ type: 'upper', inner }),
    output: (inner) => ({ type: 'upper', inner }),
    crossing(output) {
      const request = seam.descend(output);
      return request === null ? null : { type: 'lower', inner: { type: 'request', request } };
    },
    suspect: (node) => ({ type: 'upper', inner: { type: 'suspect', node } }),
    record: (durable, record) => ({ ...durable, upper: record }),
  };

  /** The step of the layer that the event is for. `pending`: the events after it. */
  function take({ state, effects }: Work<L, U>, event: Pending<L, U>, pending: readonly Pending<L, U>[]): Work<L, U> {
    if (event.type === 'lower') {
      const after = lower.step(state.lower, event.inner);
      return perform({ state: { ...state, pending, lower: after.state }, effects }, after.effects, below);
    }
    const after = upper.step(state.upper, event.inner);
    return perform({ state: { ...state, pending, upper: after.state }, effects }, after.effects, above);
  }

  function workOff(work: Work<L, U>): Next<Stacked<L, U>> {
    let done = work;
    while (done.state.awaits === null && done.state.pending.length > 0) {
      const [first, ...pending] = done.state.pending;
      done = isOutdated(done.state, first) ? { ...done, state: { ...done.state, pending } } : take(done, first, pending);
    }
    const { state, effects } = done;
    const end = effects.filter(({ type }) => type === 'stop').slice(0, 1);
    // A node that ends does not wait for a choice.
    return end.length === 0
      ? { state, effects }
      : { state: { ...state, awaits: null }, effects: [...effects.filter(({ type }) => type !== 'stop' && type !== 'choose'), ...end] };
  }

  return {
    name: `${upper.name} on ${lower.name}`,
    init(self, config, durable) {
      const [bottom, top] = [
        lower.init(self, config.lower, durable?.lower ?? undefined),
        upper.init(self, config.upper, durable?.upper ?? undefined),
      ];
      const state: StackState<L, U> = {
        lower: bottom.state,
        upper: top.state,
        watched: { lower: [], upper: [] },
        suspected: [],
        durable: durable ?? { lower: null, upper: null },
        pending: [],
        awaits: 'start',
      };
      return perform(perform({ state, effects: [] }, bottom.effects, below), top.effects, above);
    },
    step: (state, event) => workOff({ state: arrived(state, event), effects: [] }),
    typeInvariant: (state) => [...(lower.typeInvariant?.(state.lower) ?? []), ...(upper.typeInvariant?.(state.upper) ?? [])],
  };
}

/** The state of a stack whose layers run already, as the start of a scenario in the middle of a run. */
export function running<L extends ProtocolTypes, U extends ProtocolTypes>(
  states: Both<L['state'], U['state']>,
  watched: Both<readonly NodeId[], readonly NodeId[]>,
): StackState<L, U> {
  return { ...states, watched, suspected: [], durable: { lower: null, upper: null }, pending: [], awaits: null };
}
