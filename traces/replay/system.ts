/** The whole system at the current point of the replay: every node, the messages in flight, and the history. */
import type { ProtocolTypes } from '../../impl/kernel/protocol.ts';
import { remembered } from '../../model-check/world/audited-functions.ts';
import type { Envelope, NodeView, World } from '../../model-check/world/world.ts';
import type { Life } from '../causal-order/life.ts';
import type { EventLine } from '../format/line.ts';
import type { Cast } from './given-protocols.ts';
import { LocalReplay } from './local.ts';
import type { Network } from './network.ts';
import type { Replayable } from './replayable.ts';

export class System<X extends ProtocolTypes, H> {
  readonly #replayable: Replayable<X, H>;
  readonly #network: Network;
  readonly #cast: Cast<X, H>;
  readonly #replays = new Map<Life, LocalReplay<X>>();
  /** The current incarnation of each node, in the order of the nodes' ids; null: it has not booted. */
  #current = new Map<number, LocalReplay<X> | null>();
  readonly #stopped = new Set<LocalReplay<X>>();
  /** The durable record of each node. */
  readonly #disks = new Map<number, X['durable']>();
  #history: H;

  constructor(cast: Cast<X, H>, network: Network) {
    this.#cast = cast;
    this.#replayable = cast.main;
    this.#network = network;
    // Without a history H is null, by the default of its type.
    this.#history = cast.main.history?.initial ?? (null as H);
  }

  /** A node of the run. */
  expect(node: number): void {
    if (this.#current.has(node)) return;
    this.#current = new Map([...this.#current, [node, null] as const].sort(([left], [right]) => left - right));
  }

  replayOf(life: Life): LocalReplay<X> {
    const known = this.#replays.get(life);
    if (known !== undefined) return known;
    const replay = new LocalReplay<X>(this.#cast.protocolOf(life), life.header);
    // Earlier lives of the node are over.
    for (const each of this.#replays.keys()) if (each.header.node === life.header.node) this.#replays.delete(each);
    this.#replays.set(life, replay);
    return replay;
  }

  /** Takes over an event of the node of this life. */
  after(life: Life, { input, outputs }: EventLine): void {
    const { node } = life.header;
    if (input.type === 'boot') this.#current.set(node, this.replayOf(life));
    const { durable } = this.replayOf(life);
    if (durable !== undefined) this.#disks.set(node, durable);
    if (outputs.some(({ type }) => type === 'stop')) this.#stopped.add(this.replayOf(life));
    const { history } = this.#replayable;
    if (history === undefined) return;
    if (input.type === 'request') this.#history = remembered(history, this.#history, { type: 'request', node, request: input.request });
    for (const output of outputs) {
      if (output.type === 'indicate') this.#history = remembered(history, this.#history, { type: 'output', node, output: output.output });
    }
  }

  /** The booted nodes. A node that was told to stop keeps its state, as the end of a trace is not an event of the run. */
  get world(): World<X, H> {
    const nodes = [...this.#current].flatMap(([id, replay]): readonly NodeView<X>[] => {
      if (replay === null) return [];
      const { state, started } = replay;
      const durable = this.#disks.get(id) ?? null;
      const status = this.#stopped.has(replay) ? 'down' : started ? 'up' : 'new';
      return state === undefined ? [] : [{ id, status, state, durable, timers: replay.timers, monitored: replay.monitored }];
    });
    const messages: readonly Envelope<X>[] = this.#network.inFlight;
    // A partition is not an event of any node: traces hold only the suspicions that it caused.
    return { nodes, messages, quiet: messages.length === 0, partition: null, history: this.#history };
  }

  /** Whether no message is in flight, and no running node waits for a timer or a choice. */
  get isAtRest(): boolean {
    return (
      this.#network.inFlight.length === 0 &&
      [...this.#current.values()].every((replay) => replay === null || this.#stopped.has(replay) || !replay.isWaiting)
    );
  }
}
