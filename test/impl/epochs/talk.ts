/** Some nodes that talk until nobody has anything to say: messages arrive at once and in order, except to those that are down. */
import type { Request } from '../../../impl/epochs/messages.ts';
import type { Epochs } from '../../../impl/epochs/protocol.ts';
import type { Config, State } from '../../../impl/epochs/state.ts';
import { epochs } from '../../../impl/epochs/step.ts';
import type { Effect, Event, NodeId } from '../../../impl/kernel/protocol.ts';
import { placement } from '../../../impl/places/placement.ts';

/** Three places of each of `classes` classes; nodes 0, 1 and 2 carry them in the beginning. */
export function configOf(classes: number): Config {
  return { placed: placement(3 * classes, 3), founding: [{ from: 0, to: classes, nodes: [0, 1, 2] }], renewMs: 1000 };
}

export class Talk {
  readonly outputs: (Epochs['output'] & { readonly at: NodeId })[] = [];
  readonly sent: Epochs['message'][] = [];
  readonly #states = new Map<NodeId, State>();
  #down: readonly NodeId[];

  constructor(configs: Readonly<Record<NodeId, Config>>, down: readonly NodeId[] = []) {
    for (const [id, config] of Object.entries(configs)) this.#states.set(Number(id), epochs.init(Number(id), config).state);
    this.#down = down;
  }

  stateOf(id: NodeId): State {
    const state = this.#states.get(id);
    if (state === undefined) throw new Error(`no node ${id}`);
    return state;
  }

  crash(id: NodeId): void {
    this.#down = [...this.#down, id];
  }

  ask(id: NodeId, request: Request): void {
    this.happen(id, { type: 'request', request });
  }

  happen(id: NodeId, event: Event<Epochs>): void {
    const waiting: { readonly to: NodeId; readonly event: Event<Epochs> }[] = [{ to: id, event }];
    for (let each = waiting.shift(); each !== undefined; each = waiting.shift()) {
      if (this.#down.includes(each.to)) continue;
      const { state, effects } = epochs.step(this.stateOf(each.to), each.event);
      this.#states.set(each.to, state);
      waiting.push(...this.#sent(each.to, effects));
    }
  }

  #sent(from: NodeId, effects: readonly Effect<Epochs>[]): readonly { readonly to: NodeId; readonly event: Event<Epochs> }[] {
    return effects.flatMap((effect) => {
      if (effect.type === 'indicate') this.outputs.push({ ...effect.output, at: from });
      if (effect.type !== 'send') return [];
      this.sent.push(effect.message);
      return [{ to: effect.to, event: { type: 'receive', from, message: effect.message } }];
    });
  }
}
