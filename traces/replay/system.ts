/** The whole system at the current point of the replay: every node, the messages in flight, and the history. */
import type { ProtocolTypes } from '../../impl/kernel/protocol.ts';
import { remembered } from '../../model-check/world/audited-functions.ts';
import type { Envelope, NodeView, World } from '../../model-check/world/world.ts';
import type { EventLine } from '../format/line.ts';
import type { NodeTrace } from '../format/read.ts';
import { LocalReplay } from './local.ts';
import type { Network } from './network.ts';
import type { Replayable } from './replayable.ts';

export class System<X extends ProtocolTypes, H> {
  readonly #replayable: Replayable<X, H>;
  readonly #network: Network;
  readonly #replays = new Map<NodeTrace, LocalReplay<X>>();
  /** The current incarnation of each node, in the order of the nodes' ids. */
  readonly #current = new Map<number, LocalReplay<X>>();
  readonly #stopped = new Set<LocalReplay<X>>();
  /** The durable record of each node. */
  readonly #disks = new Map<number, X['durable']>();
  #history: H;

  constructor(replayable: Replayable<X, H>, network: Network, traces: readonly NodeTrace[]) {
    this.#replayable = replayable;
    this.#network = network;
    // Without a history H is null, by the default of its type.
    this.#history = replayable.history?.initial ?? (null as H);
    for (const trace of traces) {
      const replay = new LocalReplay<X>(replayable, trace.header);
      this.#replays.set(trace, replay);
      if (!this.#current.has(trace.header.node)) this.#current.set(trace.header.node, replay);
    }
  }

  replayOf(trace: NodeTrace): LocalReplay<X> {
    const replay = this.#replays.get(trace);
    if (replay === undefined) throw new TypeError(`${trace.file} is not part of this run`);
    return replay;
  }

  /** Takes over an event of the node of this trace. */
  after(trace: NodeTrace, { input, outputs }: EventLine): void {
    const { node } = trace.header;
    if (input.type === 'boot') this.#current.set(node, this.replayOf(trace));
    const { durable } = this.replayOf(trace);
    if (durable !== undefined) this.#disks.set(node, durable);
    if (outputs.some(({ type }) => type === 'stop')) this.#stopped.add(this.replayOf(trace));
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
      this.#network.inFlight.length === 0 && [...this.#current.values()].every((replay) => this.#stopped.has(replay) || !replay.isWaiting)
    );
  }
}
