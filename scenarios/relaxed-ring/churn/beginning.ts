/**
 * The ring as scripts run it. A node may boot as a member, crashes when it is asked to, and hears when the run is over.
 * So all that happened stands in the traces of the nodes, and nothing that only a simulator knows is needed for a replay.
 */
import type { Next, Protocol } from '../../../impl/kernel/protocol.ts';
import type { Message, Request } from '../../../impl/relaxed-ring/messages.ts';
import type { RelaxedRing, RingNext } from '../../../impl/relaxed-ring/protocol.ts';
import { type Config, type Member, watchedBy } from '../../../impl/relaxed-ring/state.ts';
import { relaxedRing } from '../../../impl/relaxed-ring/step.ts';

/** How a node boots, and what is claimed of the run. */
export interface Beginning {
  readonly ring: Config;
  /** Null: it has to join. */
  readonly running: Member | null;
  /** When a running node refreshes for the first time, if it does. */
  readonly refreshesAfterMs: number;
  /** The names of the claims that hold where the run ends. No node looks at them. */
  readonly claims: readonly string[];
}

/** `over`: nothing happens to this node any more. */
export type ChurnRequest = Request | { readonly type: 'crash' } | { readonly type: 'over' };

/** `M`: what the nodes send; a recorder puts messages in envelopes of its own. */
export interface ChurningRing<M = Message> extends Omit<RelaxedRing, 'config' | 'message' | 'request'> {
  readonly config: Beginning;
  readonly message: M;
  readonly request: ChurnRequest;
}

export const churningRing = churning(relaxedRing);

/** `protocol` is the relaxed ring, or a broken copy of it. */
export function churning(protocol: Protocol<RelaxedRing>): Protocol<ChurningRing> {
  return {
    name: 'relaxed-ring-churning',
    init(self, { ring, running, refreshesAfterMs }) {
      if (running === null) return again(protocol.init(self, ring));
      const monitors = watchedBy(running).map((node) => ({ type: 'monitor', node }) as const);
      if (ring.refreshAfterMs === undefined) return { state: running, effects: monitors };
      return { state: running, effects: [...monitors, { type: 'setTimer', timer: { type: 'refresh' }, afterMs: refreshesAfterMs }] };
    },
    step(state, event) {
      if (event.type !== 'request') return again(protocol.step(state, event));
      const { request } = event;
      if (request.type === 'crash') return { state, effects: [{ type: 'stop' }] };
      if (request.type === 'over') return { state, effects: [] };
      return again(protocol.step(state, { type: 'request', request }));
    },
  };
}

/** The same, of types that differ in configuration and requests only. */
function again({ state, effects }: RingNext): Next<ChurningRing> {
  return { state, effects };
}
