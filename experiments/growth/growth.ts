/**
 * A ring that grows: one node founds it, then nodes join one after another, at even intervals.
 *
 * A newcomer's request starts where routing would take it, so that only maintenance is measured. In the relaxed ring that
 * is the owner of its place. In Chord it is the end of a walk along successors from a random member. If the two nodes
 * cannot reach each other, the newcomer draws another identifier.
 */
import { inHalfOpen } from '../../impl/identifier-space/interval.ts';
import type { NodeId, ProtocolTypes } from '../../impl/kernel/protocol.ts';
import { below, type RandomStream, randomStream } from '../../model-check/chance/random.ts';
import type { SimulatedNetwork } from '../../model-check/simulator/links.ts';
import type { Observer } from '../../model-check/simulator/observer.ts';
import { Simulation } from '../../model-check/simulator/simulation.ts';
import type { Pointers, RingProtocol } from '../protocols/ring-protocol.ts';
import { type Members, ownerOf, positionOf } from './members.ts';

export interface Growth<X extends ProtocolTypes> {
  readonly ring: RingProtocol<X>;
  readonly keys: number;
  readonly seed: number;
  readonly network: SimulatedNetwork;
  /** The time between two joins. */
  readonly everyMs: number;
  /** The numbers of nodes, ascending, at which the ring is measured, right before the next join. */
  readonly sizes: readonly number[];
}

export interface Moment {
  readonly size: number;
  readonly members: Members;
  /** Maintenance messages sent so far, by kind. Messages over a broken link never leave, so they do not count. */
  readonly sent: ReadonlyMap<string, number>;
  /** How many identifiers could not reach their contact. */
  readonly drawnInVain: number;
}

/** Calls `look` at each of the sizes, and returns its results. */
export function grow<X extends ProtocolTypes, T>(growth: Growth<X>, look: (moment: Moment) => T): readonly T[] {
  const ring = new GrowingRing(growth);
  return growth.sizes.map((size) => look(ring.grownTo(size)));
}

class GrowingRing<X extends ProtocolTypes> {
  readonly #growth: Growth<X>;
  readonly #run: Simulation<X>;
  readonly #random: RandomStream;
  readonly #sent = new Map<string, number>();
  /** All nodes. Each is a member before the next one joins. */
  readonly #ascending: NodeId[] = [];
  #drawnInVain = 0;

  constructor(growth: Growth<X>) {
    const { ring, seed, network } = growth;
    this.#growth = growth;
    this.#random = randomStream(seed);
    const count: Observer<X> = {
      message: (envelope, fate) => {
        const kind = fate === 'sent' ? ring.maintenance(envelope) : null;
        if (kind !== null) this.#sent.set(kind, (this.#sent.get(kind) ?? 0) + 1);
      },
    };
    this.#run = new Simulation({ protocol: ring.protocol, seed, network, observers: [count] });
  }

  grownTo(size: number): Moment {
    while (this.#ascending.length < size) {
      if (this.#ascending.length === 0) this.#found();
      else this.#join();
      this.#run.run({ untilMs: this.#ascending.length * this.#growth.everyMs });
    }
    return { size, members: this.#members(), sent: this.#sent, drawnInVain: this.#drawnInVain };
  }

  #found(): void {
    const { ring, keys } = this.#growth;
    const founder = this.#place();
    const { config, running } = ring.founder(keys, founder);
    if (running === undefined) this.#run.start(founder, config);
    else this.#run.settle(founder, config, running);
    this.#ascending.push(founder);
  }

  #join(): void {
    const { ring, keys } = this.#growth;
    for (;;) {
      const newcomer = this.#place();
      const contact = this.#contactOf(newcomer);
      if (this.#run.reaches(newcomer, contact)) {
        this.#run.start(newcomer, ring.newcomer(keys, contact));
        this.#ascending.splice(positionOf(newcomer, this.#ascending), 0, newcomer);
        return;
      }
      this.#drawnInVain++;
    }
  }

  /** A random identifier that no node has. */
  #place(): NodeId {
    for (;;) {
      const place = below(this.#random, this.#growth.keys);
      if (this.#ascending[positionOf(place, this.#ascending)] !== place) return place;
    }
  }

  /** The node to which routing would take the request of `newcomer`, if the ring did not change on the way. */
  #contactOf(newcomer: NodeId): NodeId {
    if (this.#growth.ring.joinsAt === 'successor') return ownerOf(newcomer, this.#ascending);
    for (;;) {
      let asked = this.#ascending[below(this.#random, this.#ascending.length)];
      for (let hops = 0; hops < this.#ascending.length; hops++) {
        const successor = this.#pointersOf(asked)?.successor ?? asked;
        if (inHalfOpen(newcomer, asked, successor, this.#growth.keys)) return asked;
        asked = successor;
      }
    }
  }

  #members(): Members {
    const all = this.#ascending.flatMap((id) => {
      const pointers = this.#pointersOf(id);
      return pointers === null ? [] : [{ id, ...pointers }];
    });
    return { keys: this.#growth.keys, all };
  }

  #pointersOf(id: NodeId): Pointers | null {
    const node = this.#run.nodes.get(id);
    return node === undefined ? null : this.#growth.ring.pointers(node.state);
  }
}
