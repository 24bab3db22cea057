/** A script of churn as a simulation: who boots how, and what each action does. It judges nothing. */
import { unreachable } from '../../../impl/kernel/invariant.ts';
import { encode } from '../../../impl/kernel/plain-data.ts';
import type { NodeId, Protocol } from '../../../impl/kernel/protocol.ts';
import { below, randomStream } from '../../../model-check/chance/random.ts';
import { Simulation } from '../../../model-check/simulator/simulation.ts';
import { memberOf } from '../nodes.ts';
import { ringOf } from '../refinement.ts';
import type { ChurningRing, ChurnRequest } from './beginning.ts';
import { type Scene, type Seen, sceneOf, seenByClients } from './scene.ts';
import type { Action, Join, Script } from './script.ts';

export class ChurnSimulation<M> {
  readonly #script: Script;
  readonly #claims: readonly string[];
  readonly #run: Simulation<ChurningRing<M>>;
  /** How each node looks from outside, as text. */
  readonly #looks = new Map<NodeId, string>();
  #seen: Seen = seenByClients.initial;
  #changes = 0;

  /** `claims`: the names of what is claimed of this run, for its trace. */
  constructor(protocol: Protocol<ChurningRing<M>>, script: Script, claims: readonly string[]) {
    const { network, seed, detection } = script;
    this.#script = script;
    this.#claims = claims;
    this.#run = new Simulation({
      protocol,
      seed,
      network,
      suspectsAfterMs: detection,
      observers: [
        {
          output: (node, output) => {
            this.#seen = seenByClients.after(this.#seen, { type: 'output', node, output });
          },
          event: (id, _, { status, state }) => {
            const look = encode(ringOf<ChurningRing<M>>({ nodes: [{ id, status, state }] }));
            if (look !== this.#looks.get(id)) this.#changes += 1;
            this.#looks.set(id, look);
          },
        },
      ],
    });
    this.#begin();
  }

  get nowMs(): number {
    return this.#run.nowMs;
  }

  /** How often the ring has changed. */
  get changes(): number {
    return this.#changes;
  }

  get scene(): Scene {
    const nodes = [...this.#run.nodes].map(([id, { status, state }]) => ({ id, status, state }));
    return sceneOf({ nodes, history: this.#seen });
  }

  /** Takes the next event; false when none is left that is due by then. */
  step(untilMs: number): boolean {
    return this.#run.run({ untilMs, events: 1 }).end === 'events';
  }

  /** A client asks a node that is up, now. */
  ask(node: NodeId, request: ChurnRequest): void {
    if (this.#run.nodes.get(node)?.status !== 'up') return;
    this.#seen = seenByClients.after(this.#seen, { type: 'request', node, request });
    this.#run.request(node, request);
  }

  #begin(): void {
    const { ring, members, actions, seed } = this.#script;
    const phases = randomStream(seed);
    for (const [place, id] of members.entries()) {
      const config = { ...ring, contacts: [] };
      const running = memberOf(members, place, config);
      this.#run.start(id, { ring: config, running, refreshesAfterMs: below(phases, ring.refreshAfterMs ?? 1), claims: this.#claims });
    }
    for (const action of actions) this.#run.plan(action.atMs, () => this.#act(action));
  }

  #act(action: Action): void {
    switch (action.type) {
      case 'join':
        return this.#join(action);
      case 'crash':
      case 'leave':
        return this.ask(action.node, { type: action.type });
      case 'suspect':
        return this.#suspect(action.by, action.of, action.forMs);
      default:
        return unreachable(action);
    }
  }

  #join({ node, contacts }: Join): void {
    const ring = { ...this.#script.ring, contacts };
    this.#run.start(node, { ring, running: null, refreshesAfterMs: 0, claims: this.#claims });
  }

  #suspect(by: NodeId, near: NodeId, forMs: number): void {
    const watched = this.#run.nodes.get(by)?.monitored ?? [];
    const of = watched.find((node) => node >= near) ?? watched[0];
    if (of === undefined || this.#run.nodes.get(of)?.status !== 'up') return;
    this.#run.suspect(by, of);
    this.#run.plan(this.#run.nowMs + forMs, () => this.#run.restore(by, of));
  }
}
