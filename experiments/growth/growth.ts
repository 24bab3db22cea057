/**
 * A ring that grows: one node founds it, then one joins after another, at even intervals, while the ring keeps itself.
 *
 * A newcomer's question goes straight to where routing would lead it: in the relaxed ring to the owner of its place, in
 * Chord to the one where a walk along successors ends that begins at a random member. So only what keeps the ring is
 * measured. When the two cannot reach each other, the newcomer draws another identifier, and is somebody else.
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
  /** From one join to the next. */
  readonly everyMs: number;
  /** Rising: at how many nodes the ring is looked at, right before the next one joins. */
  readonly sizes: readonly number[];
}

export interface Moment {
  readonly size: number;
  readonly members: Members;
  /** Messages under way up to now that keep the ring, by kind. Those that never left, for their link is broken, do not count. */
  readonly sent: ReadonlyMap<string, number>;
  /** How many identifiers were drawn in vain. */
  readonly drawnInVain: number;
}

/** What `look` sees at each of the sizes. */
export function grow<X extends ProtocolTypes, T>(growth: Growth<X>, look: (moment: Moment) => T): readonly T[] {
  const ring = new GrowingRing(growth);
  return growth.sizes.map((size) => look(ring.grownTo(size)));
}

class GrowingRing<X extends ProtocolTypes> {
  readonly #growth: Growth<X>;
  readonly #run: Simulation<X>;
  readonly #random: RandomStream;
  readonly #sent = new Map<string, number>();
  /** All nodes. Each is a member by the time the next one asks. */
  readonly #rising: NodeId[] = [];
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
    while (this.#rising.length < size) {
      if (this.#rising.length === 0) this.#found();
      else this.#join();
      this.#run.run({ untilMs: this.#rising.length * this.#growth.everyMs });
    }
    return { size, members: this.#members(), sent: this.#sent, drawnInVain: this.#drawnInVain };
  }

  #found(): void {
    const { ring, keys } = this.#growth;
    const founder = this.#place();
    const { config, running } = ring.founder(keys, founder);
    if (running === undefined) this.#run.start(founder, config);
    else this.#run.settle(founder, config, running);
    this.#rising.push(founder);
  }

  #join(): void {
    const { ring, keys } = this.#growth;
    for (;;) {
      const newcomer = this.#place();
      const contact = this.#contactOf(newcomer);
      if (this.#run.reaches(newcomer, contact)) {
        this.#run.start(newcomer, ring.newcomer(keys, contact));
        this.#rising.splice(positionOf(newcomer, this.#rising), 0, newcomer);
        return;
      }
      this.#drawnInVain++;
    }
  }

  /** An identifier that nobody has. */
  #place(): NodeId {
    for (;;) {
      const place = below(this.#random, this.#growth.keys);
      if (this.#rising[positionOf(place, this.#rising)] !== place) return place;
    }
  }

  /** Where a question that is put to a member ends up, if the ring does not change on the way. */
  #contactOf(newcomer: NodeId): NodeId {
    if (this.#growth.ring.joinsAt === 'successor') return ownerOf(newcomer, this.#rising);
    for (;;) {
      let asked = this.#rising[below(this.#random, this.#rising.length)];
      for (let hops = 0; hops < this.#rising.length; hops++) {
        const successor = this.#pointersOf(asked)?.successor ?? asked;
        if (inHalfOpen(newcomer, asked, successor, this.#growth.keys)) return asked;
        asked = successor;
      }
    }
  }

  #members(): Members {
    const all = this.#rising.flatMap((id) => {
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
