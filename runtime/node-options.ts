/** What a real node must be told before it boots, and what it tells. */

import type { NodeId, Protocol, ProtocolTypes } from '../impl/kernel/protocol.ts';
import type { Input } from '../traces/format/line.ts';
import type { Check } from '../traces/format/schema.ts';
import type { Address } from './frame.ts';

export interface NodeOptions<X extends ProtocolTypes> {
  readonly protocol: Protocol<X>;
  readonly id: NodeId;
  readonly config: X['config'];
  /** Port 0 takes any free port. Other nodes are told this host, so it must be one that they can reach. */
  readonly listen: { readonly host: string; readonly port: number };
  /** The nodes whose addresses are known from the beginning. */
  readonly contacts: readonly Address[];
  /** What all nodes of the network share, as text: the protocol and its parameters. Frames of other networks are refused. */
  readonly network: string;
  /** Says what is wrong with an id that came over the network: one clause; null for one that a node may have. */
  readonly checkId: (id: NodeId) => string | null;
  /** Checks a message that came over the network, before the reducer sees it. */
  readonly checkMessage: Check;
  /** Names the run in the trace; the same for all its nodes. */
  readonly run: string;
  /** Program and version, for the trace. */
  readonly software: string;
  /** The folder for the trace; null for none. */
  readonly traceFolder: string | null;
  /** The file for what the protocol persists, and for counting restarts; null when it persists nothing. */
  readonly durableFile: string | null;
  readonly events: NodeEvents<X>;
}

export interface NodeEvents<X extends ProtocolTypes> {
  output(output: X['output']): void;
  /** Something is wrong outside of this node, which goes on: one sentence. */
  warning(text: string): void;
  /** Another node has refused this one, which has heard from nobody yet: a mistake of the operator. One sentence. */
  refused(text: string): void;
  /** The node has stopped at this input: the reducer threw, or the step could not be recorded or take effect. */
  fatal(error: unknown, input: Input): void;
  /** The protocol has ended the node, and all its connections are closed. */
  stopped(): void;
}

/** What the node has seen of the network. */
export interface Counters {
  readonly received: number;
  readonly sent: number;
  /** Connections that were closed because of what came in on them. */
  readonly garbage: number;
  /** Messages that could not be sent. */
  readonly lost: number;
}
