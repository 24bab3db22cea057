/** One life of a machine: a node at one identifier, with its disk, and the requests of clients to it. */
import type { NodeId } from '../impl/kernel/protocol.ts';
import { type DeployedNode, deployedNode } from '../impl/stack/deployed-node.ts';
import { changesOf, recordFrom } from '../impl/stack/records.ts';
import type { KnownAddress } from '../runtime/frame.ts';
import type { Listener } from '../runtime/listener.ts';
import { RunningNode } from '../runtime/running-node.ts';
import type { Transport } from '../runtime/transport.ts';
import { AskedStore } from '../service/asked-store.ts';
import type { Rotation } from '../traces/record/file-sink.ts';
import type { Redaction } from '../traces/record/recorder-options.ts';
import { observed } from './observed.ts';
import { recording } from './recording.ts';
import { checkIdentifier, wholeMessageCheck, wholeNodeConfig } from './whole-node.ts';

/** What all lives of a machine have in common. */
export interface LifeOptions {
  readonly listen: { readonly host: string; readonly port: number };
  readonly transport: Transport;
  /** The UUID of the machine's folder. */
  readonly instance: string;
  /** The port of the machine, for all lives. */
  readonly shared: Listener;
  /** The UUID of this process. */
  readonly process: string;
  /** The replication factor f. */
  readonly replicas: number;
  /** The name of the network. */
  readonly network: string;
  /** Names the run in the trace. */
  readonly run: string;
  /** The folder for the trace; null for none. */
  readonly traceFolder: string | null;
  /** When the trace goes on in another file. Omitted: never. */
  readonly rotation?: Rotation;
  /** Replaces secrets in the trace. Omitted: all is recorded as it is. */
  readonly redaction?: Redaction;
  /** Program and version, for the trace. */
  readonly software: string;
}

export interface LifeEvents {
  /** The node is to move: another life is to begin in this grain. */
  move(place: number): void;
  /** The node has left the ring, and handed its places over. */
  left(): void;
  /** The node has taken a step. */
  stepped(before: DeployedNode['state'], after: DeployedNode['state']): void;
  /** The store has answered a client, after so long. */
  answered(question: string, answer: string, seconds: number): void;
  warning(text: string): void;
  refused(text: string): void;
  fatal(error: unknown): void;
}

export class Life {
  readonly id: NodeId;
  readonly store: AskedStore;
  readonly #node: RunningNode<DeployedNode>;

  /** Boots the node from its disk; `start` makes it begin. `contacts`: the nodes through which it joins; none: it founds a ring. */
  static async boot(
    id: NodeId,
    disk: string,
    contacts: readonly KnownAddress[],
    { listen, transport, shared, instance, process, replicas, network, run, traceFolder, rotation = {}, redaction, software }: LifeOptions,
    events: LifeEvents,
  ): Promise<Life> {
    const store = new AskedStore(
      (inner) => node.request({ layer: 'store', inner }),
      () => ({ node: id, boot: node.state.above.layers.store.boot }),
      events.answered,
    );
    const names = contacts.map((contact) => contact.node);
    const node: RunningNode<DeployedNode> = await RunningNode.boot<DeployedNode>({
      protocol: observed(deployedNode, events.stepped),
      ...{ id, instance, process },
      config: wholeNodeConfig(id, replicas, names),
      ...{ listen, transport, shared },
      contacts,
      network,
      checkId: checkIdentifier,
      checkMessage: wholeMessageCheck(),
      run,
      software,
      traceFolder,
      rotation,
      ...(redaction !== undefined && { redaction }),
      recording,
      disk: { folder: disk, records: { changesOf, recordFrom: (entries) => recordFrom(entries) } },
      events: {
        output: (output) => {
          if (output.layer === 'store') store.hear(output.inner);
          if (output.layer === 'placer' && output.inner.type === 'move') events.move(output.inner.place);
        },
        warning: events.warning,
        refused: events.refused,
        fatal: events.fatal,
        stopped: events.left,
      },
    });
    return new Life(id, store, node);
  }

  private constructor(id: NodeId, store: AskedStore, node: RunningNode<DeployedNode>) {
    this.id = id;
    this.store = store;
    this.#node = node;
  }

  get node(): RunningNode<DeployedNode> {
    return this.#node;
  }

  get status(): DeployedNode['state']['above']['layers']['ring']['status'] {
    return this.#node.state.above.layers.ring.status;
  }

  /** Whether no other node is in the ring. */
  get isAlone(): boolean {
    const { ring } = this.#node.state.above.layers;
    return ring.status === 'member' && ring.predecessor === ring.self && ring.successor === ring.self;
  }

  start(): void {
    this.#node.start();
  }

  /** Asks the node to leave the ring. It stays until others have its places. */
  leave(): void {
    this.#node.request({ layer: 'ring', inner: { type: 'leave' } });
  }

  /** The end of the process, or of this life. Clients that wait hear that the outcome is not known. */
  async stop(): Promise<void> {
    this.store.close();
    await this.#node.stop();
  }
}
