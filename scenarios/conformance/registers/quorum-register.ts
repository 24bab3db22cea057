/**
 * A register that a majority of servers keeps. Source: H. Attiya, A. Bar-Noy and D. Dolev, "Sharing Memory Robustly in
 * Message-Passing Systems", JACM 42(1), 1995. Each operation asks a majority, and then tells a majority.
 */
import { indicate, type Next, type NodeId, next, type Protocol, send } from '../../../impl/kernel/protocol.ts';
import { ascending } from '../../../impl/kernel/sorted-set.ts';
import { type Client, type ClientMessage, clientReceives, type Register, type Told } from './register-clients.ts';

/** The counter decides, and the server between equals. */
type Version = readonly [counter: number, server: NodeId];

type Message =
  | ClientMessage
  | { readonly type: 'query'; readonly id: number }
  | { readonly type: 'current'; readonly id: number; readonly version: Version; readonly value: Register }
  | { readonly type: 'record'; readonly id: number; readonly version: Version; readonly value: Register }
  | { readonly type: 'recorded'; readonly id: number };

interface Asking {
  readonly type: 'asking';
  readonly id: number;
  readonly client: NodeId;
  /** The value to write; null: the client reads. */
  readonly write: string | null;
  /** By server. */
  readonly answers: Readonly<Record<string, { readonly version: Version; readonly value: Register }>>;
}

interface Telling {
  readonly type: 'telling';
  readonly id: number;
  readonly client: NodeId;
  readonly isRead: boolean;
  /** The value that was read. */
  readonly value: Register;
  readonly by: readonly NodeId[];
}

interface Server {
  readonly role: 'server';
  readonly self: NodeId;
  readonly servers: number;
  readonly version: Version;
  readonly value: Register;
  readonly phase: Asking | Telling | null;
}

export interface QuorumRegister {
  readonly config: number;
  readonly state: Server | Client;
  readonly message: Message;
  readonly request: never;
  readonly timer: never;
  readonly output: Told;
  readonly durable: never;
}

type Step = Next<QuorumRegister>;

export function server(self: NodeId, servers: number): Server {
  return { role: 'server', self, servers, version: [0, self], value: null, phase: null };
}

export const quorumRegister: Protocol<QuorumRegister> = {
  name: 'quorum-register',
  init: (self, servers) => next<QuorumRegister>(server(self, servers)),
  step(state, event): Step {
    if (event.type !== 'receive') return next<QuorumRegister>(state);
    const { from, message } = event;
    if (state.role === 'server') return serverReceives(state, from, message);
    if (message.type !== 'putOk' && message.type !== 'getOk') return next<QuorumRegister>(state);
    const { state: after, sends, told } = clientReceives(state, message);
    return next<QuorumRegister>(after, ...told.map(indicate), ...sends.map((each) => send(each.to, each.message)));
  },
};

function serverReceives(state: Server, from: NodeId, message: Message): Step {
  const { phase, version, value, self } = state;
  switch (message.type) {
    case 'put':
    case 'get': {
      if (phase !== null) return next<QuorumRegister>(state);
      const { id } = message;
      const write = message.type === 'put' ? message.value : null;
      const asking: Asking = { type: 'asking', id, client: from, write, answers: { [self]: { version, value } } };
      return next<QuorumRegister>({ ...state, phase: asking }, ...toOthers(state, { type: 'query', id }));
    }
    case 'query':
      return next<QuorumRegister>(state, send(from, { type: 'current', id: message.id, version, value }));
    case 'current':
      if (phase?.type !== 'asking' || phase.id !== message.id) return next<QuorumRegister>(state);
      return answered(state, { ...phase, answers: { ...phase.answers, [from]: { version: message.version, value: message.value } } });
    case 'record':
      return next<QuorumRegister>(newer(state, message.version, message.value), send(from, { type: 'recorded', id: message.id }));
    case 'recorded':
      if (phase?.type !== 'telling' || phase.id !== message.id || phase.by.includes(from)) return next<QuorumRegister>(state);
      return recorded(state, { ...phase, by: ascending([...phase.by, from]) });
    default:
      return next<QuorumRegister>(state);
  }
}

function answered(state: Server, phase: Asking): Step {
  const answers = Object.values(phase.answers);
  if (answers.length !== majority(state)) return next<QuorumRegister>({ ...state, phase });
  const newest = answers.reduce((best, each) => (isNewer(each.version, best.version) ? each : best));
  const { id, client, write } = phase;
  const version: Version = write === null ? newest.version : [newest.version[0] + 1, state.self];
  const value = write ?? newest.value;
  const telling: Telling = { type: 'telling', id, client, isRead: write === null, value: write === null ? value : null, by: [state.self] };
  return next<QuorumRegister>(
    { ...newer(state, version, value), phase: telling },
    ...toOthers(state, { type: 'record', id, version, value }),
  );
}

function recorded(state: Server, phase: Telling): Step {
  if (phase.by.length !== majority(state)) return next<QuorumRegister>({ ...state, phase });
  const { id, client, isRead, value } = phase;
  return next<QuorumRegister>({ ...state, phase: null }, send(client, isRead ? { type: 'getOk', id, value } : { type: 'putOk', id }));
}

function newer(state: Server, version: Version, value: Register): Server {
  return isNewer(version, state.version) ? { ...state, version, value } : state;
}

function isNewer([counter, by]: Version, [other, otherBy]: Version): boolean {
  return counter === other ? by > otherBy : counter > other;
}

function majority({ servers }: Server): number {
  return Math.floor(servers / 2) + 1;
}

function toOthers({ self, servers }: Server, message: Message) {
  return Array.from({ length: servers }, (_, id) => id).flatMap((id) => (id === self ? [] : [send(id, message)]));
}
