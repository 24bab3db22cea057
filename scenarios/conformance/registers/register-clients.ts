/**
 * Clients of a register that servers keep, as in Stateright's examples: each writes a value of its own, then reads from the
 * next server. Nodes with numbers below `servers` are servers. Clients say what they call and what they are told, so that the
 * scenario's history has it.
 */
import type { NodeId } from '../../../impl/kernel/protocol.ts';
import type { History } from '../../../model-check/world/world.ts';
import {
  answered,
  type ConcurrentHistory,
  called,
  linearizableAs,
  NO_CALLS,
  type SequentialObject,
} from '../../../spec/kernel/concurrent-history.ts';
import { type Property, through } from '../../../spec/kernel/spec.ts';

export type Register = string | null;
export type Call = { readonly type: 'write'; readonly value: string } | { readonly type: 'read' };
export type Answer = Register | 'written';
export type Calls = ConcurrentHistory<Call, Answer>;

/** The messages between clients and servers. */
export type ClientMessage =
  | { readonly type: 'put'; readonly id: number; readonly value: string }
  | { readonly type: 'get'; readonly id: number }
  | { readonly type: 'putOk'; readonly id: number }
  | { readonly type: 'getOk'; readonly id: number; readonly value: Register };

/** The beginning and the end of a call, as its client tells them. */
export type Told = { readonly type: 'call'; readonly call: Call } | { readonly type: 'answer'; readonly answer: Answer };

export interface Client {
  readonly role: 'client';
  readonly self: NodeId;
  readonly servers: number;
  /** The id of the request that it waits for; null when all is done. */
  readonly awaiting: number | null;
  readonly calls: number;
}

export interface Reaction<M> {
  readonly state: Client;
  readonly sends: readonly { readonly to: NodeId; readonly message: M }[];
  readonly told: readonly Told[];
}

/** A client whose write is on its way. */
export function writing(self: NodeId, servers: number): Client {
  return { role: 'client', self, servers, awaiting: self, calls: 1 };
}

/** The first write of a client. Its value has the number of the client. */
export function firstWrite(self: NodeId, servers: number): { readonly from: NodeId; readonly to: NodeId; readonly message: ClientMessage } {
  return { from: self, to: self % servers, message: { type: 'put', id: self, value: ownValue(self) } };
}

export function clientReceives(state: Client, message: ClientMessage): Reaction<ClientMessage> {
  const { self, servers, awaiting, calls } = state;
  if (message.type === 'putOk' && message.id === awaiting) {
    const id = (calls + 1) * self;
    return {
      state: { ...state, awaiting: id, calls: calls + 1 },
      sends: [{ to: (self + calls) % servers, message: { type: 'get', id } }],
      told: [
        { type: 'answer', answer: 'written' },
        { type: 'call', call: { type: 'read' } },
      ],
    };
  }
  if (message.type === 'getOk' && message.id === awaiting)
    return { state: { ...state, awaiting: null, calls: calls + 1 }, sends: [], told: [{ type: 'answer', answer: message.value }] };
  return { state, sends: [], told: [] };
}

/** The register as one copy of it behaves. */
export const register: SequentialObject<Register, Call, Answer> = {
  initial: null,
  apply: (state, call) => (call.type === 'read' ? { state, answer: state } : { state: call.value, answer: 'written' }),
};

/** The calls of these clients, of which each has begun its write. */
// biome-ignore lint/suspicious/noExplicitAny: the protocol of the servers is its own.
export function callsOf(clients: readonly NodeId[]): History<any, Calls> {
  const begun = clients.reduce<Calls>((all, self) => called(all, String(self), { type: 'write', value: ownValue(self) }), NO_CALLS);
  return {
    initial: begun,
    after(history, event) {
      if (event.type !== 'output') return history;
      const told: Told = event.output;
      const client = String(event.node);
      return told.type === 'call' ? called(history, client, told.call) : answered(history, client, told.answer);
    },
  };
}

export function linearizable<W extends { readonly history: Calls }>(): Property<W> {
  return through(({ history }: W) => history, linearizableAs(register));
}

/** Some client has read a value. */
export function somebodyReads({ history }: { readonly history: Calls }): boolean {
  return Object.values(history.answered).some((calls) => calls.some(({ call, answer }) => call.type === 'read' && answer !== null));
}

function ownValue(self: NodeId): string {
  return `v${self}`;
}
