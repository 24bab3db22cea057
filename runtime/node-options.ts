/** The options with which a real node boots, and the events that it reports. */

import type { NodeId, Protocol, ProtocolTypes } from '../impl/kernel/protocol.ts';
import type { Check } from '../traces/format/decoder.ts';
import type { Input } from '../traces/format/line.ts';
import type { Rotation } from '../traces/record/file-sink.ts';
import type { Redaction, StateRecording } from '../traces/record/recorder-options.ts';
import type { Records } from './disk.ts';
import type { KnownAddress } from './frame.ts';
import type { Listener } from './listener.ts';
import type { Transport } from './transport.ts';

export interface NodeOptions<X extends ProtocolTypes> {
  readonly protocol: Protocol<X>;
  readonly id: NodeId;
  readonly config: X['config'];
  /** The UUID of the node's folder. The id belongs to it. Omitted: the node has one for this life only. */
  readonly instance?: string;
  /** The UUID of the process. Omitted: the node draws one, and is considered to be alone in its process. */
  readonly process?: string;
  /** Port 0 means any free port. Other nodes are told this host, so they must be able to reach it. */
  readonly listen: { readonly host: string; readonly port: number };
  /** The port, if nodes of this process share one. It stays open when the node stops. `listen.port` does not matter then. */
  readonly shared?: Listener;
  /** How bytes travel between the nodes. There is no default, lest a node with TLS speak without it somewhere. */
  readonly transport: Transport;
  /** The nodes whose addresses are known from the beginning. */
  readonly contacts: readonly KnownAddress[];
  /** The name of the network: the protocol and its parameters. Nodes of other networks are refused. */
  readonly network: string;
  /** Returns one clause on an id from the network that no node can have; null for a valid id. */
  readonly checkId: (id: NodeId) => string | null;
  /** Checks a message from the network before the reducer sees it. */
  readonly checkMessage: Check;
  /** Names the run in the trace; the same for all its nodes. */
  readonly run: string;
  /** Program and version, for the trace. */
  readonly software: string;
  /** The folder for the trace; null for none. */
  readonly traceFolder: string | null;
  /** When the trace goes on in another file. Omitted: never. */
  readonly rotation?: Rotation;
  /** Replaces secrets in the trace. Omitted: all is recorded as it is. */
  readonly redaction?: Redaction;
  /** How states are recorded. Omitted: whole, and at each step. */
  readonly recording?: StateRecording;
  /** The folder of the disk, with the durable record and the count of boots; null for a protocol that persists nothing. */
  readonly disk: { readonly folder: string; readonly records: Records<X['durable']> } | null;
  readonly events: NodeEvents<X>;
}

export interface NodeEvents<X extends ProtocolTypes> {
  output(output: X['output']): void;
  /** Something outside this node is wrong, and the node goes on: one sentence. */
  warning(text: string): void;
  /** Another node has refused this node, which has heard from nobody yet: a mistake of the operator. One sentence. */
  refused(text: string): void;
  /** The node has stopped at this input: the reducer threw, or the step could not be recorded or take effect. */
  fatal(error: unknown, input: Input): void;
  /** The protocol has ended the node, and all its connections are closed. */
  stopped(): void;
}

/** The node's counters of network traffic. */
export interface Counters {
  readonly received: number;
  readonly sent: number;
  /** Connections that were closed because of invalid input on them. */
  readonly garbage: number;
  /** Messages that could not be sent. */
  readonly lost: number;
}
