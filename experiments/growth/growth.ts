/**
 * A ring that grows: one node founds it, then one joins after another, at even intervals, while the ring keeps itself.
 *
 * A newcomer's question goes straight to where routing would lead it: in the relaxed ring to the owner of its place, in
 * Chord to the one where a walk along successors ends that begins at a random member. So only what keeps the ring is
 * measured. When the two cannot reach each other, the newcomer draws another identifier, and is somebody else.
 */
import { inHalfOpen } from '../../impl/identifier-space/interval.ts';
import type { NodeId, ProtocolTypes } from '../../impl/kernel/protocol.ts';
import { below, type RandomStream, randomStream } from '../../model-check/engine/random.ts';
import type { SimulatedNetwork } from '../../model-check/simulator/links.ts';
import { Simulation } from '../../model-check/simulator/simulation.ts';
import type { RingProtocol } from '../protocols/ring-protocol.ts';
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
  const { ring, keys, seed, network, everyMs, sizes } = growth;
  const sent = new Map<string, number>();
  const run = new Simulation<X>({
    protocol: ring.protocol,
    seed,
    network,
    observers: [
      {
        message(envelope, fate) {
          const kind = fate === 'sent' ? ring.maintenance(envelope) : null;
          if (kind !== null) sent.set(kind, (sent.get(kind) ?? 0) + 1);
        },
      },
    ],
  });
  const random = randomStream(seed);
  const seen: T[] = [];
  const rising: NodeId[] = [];
  let drawnInVain = 0;
  for (let size = 1; size <= (sizes.at(-1) ?? 0); size++) {
    if (size === 1) {
      const founder = below(random, keys);
      found(run, growth, founder);
      rising.push(founder);
    } else {
      let [newcomer, contact] = drawn(growth, run, rising, random);
      for (; !run.reaches(newcomer, contact); drawnInVain++) [newcomer, contact] = drawn(growth, run, rising, random);
      run.start(newcomer, ring.newcomer(keys, contact));
      rising.splice(positionOf(newcomer, rising), 0, newcomer);
    }
    run.run({ untilMs: size * everyMs });
    if (sizes.includes(size)) seen.push(look({ size, members: membersOf(run, ring, keys, rising), sent, drawnInVain }));
  }
  return seen;
}

function found<X extends ProtocolTypes>(run: Simulation<X>, { ring, keys }: Growth<X>, self: NodeId): void {
  const { config, running } = ring.founder(keys, self);
  if (running === undefined) run.start(self, config);
  else run.settle(self, config, running);
}

/** An identifier that nobody has, and whom to ask from there. */
function drawn<X extends ProtocolTypes>(
  growth: Growth<X>,
  run: Simulation<X>,
  rising: readonly NodeId[],
  random: RandomStream,
): readonly [newcomer: NodeId, contact: NodeId] {
  for (;;) {
    const newcomer = below(random, growth.keys);
    if (rising[positionOf(newcomer, rising)] !== newcomer) return [newcomer, contactOf(growth, run, newcomer, rising, random)];
  }
}

/** Where a question that is put to a member ends up, if the ring does not change on the way. */
function contactOf<X extends ProtocolTypes>(
  { ring, keys }: Growth<X>,
  run: Simulation<X>,
  newcomer: NodeId,
  rising: readonly NodeId[],
  random: RandomStream,
): NodeId {
  if (ring.joinsAt === 'successor') return ownerOf(newcomer, rising);
  for (;;) {
    let asked = rising[below(random, rising.length)];
    for (let hops = 0; hops < rising.length; hops++) {
      const successor = pointersOf(run, ring, asked)?.successor ?? asked;
      if (inHalfOpen(newcomer, asked, successor, keys)) return asked;
      asked = successor;
    }
  }
}

function membersOf<X extends ProtocolTypes>(run: Simulation<X>, ring: RingProtocol<X>, keys: number, rising: readonly NodeId[]): Members {
  const all = rising.flatMap((id) => {
    const pointers = pointersOf(run, ring, id);
    return pointers === null ? [] : [{ id, ...pointers }];
  });
  return { keys, all };
}

function pointersOf<X extends ProtocolTypes>(run: Simulation<X>, ring: RingProtocol<X>, id: NodeId) {
  const node = run.nodes.get(id);
  return node === undefined ? null : ring.pointers(node.state);
}
