/**
 * A register whose only value a majority of servers decides, by Paxos for one value. Source: L. Lamport, "Paxos Made Simple",
 * 2001. A server proposes the first value that a client gives it, and answers reads when it knows the decision.
 */
import { indicate, type Next, type NodeId, next, type Protocol, send } from '../../../impl/kernel/protocol.ts';
import { ascending } from '../../../impl/kernel/sorted-set.ts';
import { type Client, type ClientMessage, clientReceives, type Told } from './register-clients.ts';

type Ballot = readonly [round: number, leader: NodeId];

interface Proposal {
  readonly id: number;
  readonly client: NodeId;
  readonly value: string;
}

type Accepted = { readonly ballot: Ballot; readonly proposal: Proposal } | null;

type Message =
  | ClientMessage
  | { readonly type: 'prepare'; readonly ballot: Ballot }
  | { readonly type: 'prepared'; readonly ballot: Ballot; readonly accepted: Accepted }
  | { readonly type: 'accept'; readonly ballot: Ballot; readonly proposal: Proposal }
  | { readonly type: 'accepted'; readonly ballot: Ballot }
  | { readonly type: 'decided'; readonly ballot: Ballot; readonly proposal: Proposal };

interface Server {
  readonly role: 'server';
  readonly self: NodeId;
  readonly servers: number;
  readonly ballot: Ballot;
  readonly proposal: Proposal | null;
  /** By server. */
  readonly promises: Readonly<Record<string, Accepted>>;
  readonly accepts: readonly NodeId[];
  readonly accepted: Accepted;
  readonly isDecided: boolean;
}

export interface DecidedRegister {
  readonly config: number;
  readonly state: Server | Client;
  readonly message: Message;
  readonly request: never;
  readonly timer: never;
  readonly output: Told;
  readonly durable: never;
}

type Step = Next<DecidedRegister>;

export function server(self: NodeId, servers: number): Server {
  return { role: 'server', self, servers, ballot: [0, 0], proposal: null, promises: {}, accepts: [], accepted: null, isDecided: false };
}

export const decidedRegister: Protocol<DecidedRegister> = {
  name: 'decided-register',
  init: (self, servers) => next<DecidedRegister>(server(self, servers)),
  step(state, event): Step {
    if (event.type !== 'receive') return next<DecidedRegister>(state);
    const { from, message } = event;
    if (state.role === 'server') return serverReceives(state, from, message);
    if (message.type !== 'putOk' && message.type !== 'getOk') return next<DecidedRegister>(state);
    const { state: after, sends, told } = clientReceives(state, message);
    return next<DecidedRegister>(after, ...told.map(indicate), ...sends.map((each) => send(each.to, each.message)));
  },
};

function serverReceives(state: Server, from: NodeId, message: Message): Step {
  const { self, ballot, proposal, accepted, isDecided } = state;
  const nothing = next<DecidedRegister>(state);
  if (isDecided) {
    if (message.type !== 'get' || accepted === null) return nothing;
    return next<DecidedRegister>(state, send(from, { type: 'getOk', id: message.id, value: accepted.proposal.value }));
  }
  switch (message.type) {
    case 'put': {
      if (proposal !== null) return nothing;
      const own: Ballot = [ballot[0] + 1, self];
      const leading: Server = {
        ...state,
        ballot: own,
        proposal: { id: message.id, client: from, value: message.value },
        promises: { [self]: accepted },
        accepts: [],
      };
      return next<DecidedRegister>(leading, ...toOthers(state, { type: 'prepare', ballot: own }));
    }
    case 'prepare':
      if (!isHigher(message.ballot, ballot)) return nothing;
      return next<DecidedRegister>(
        { ...state, ballot: message.ballot },
        send(from, { type: 'prepared', ballot: message.ballot, accepted }),
      );
    case 'prepared':
      return isSame(message.ballot, ballot) ? promised({ ...state, promises: { ...state.promises, [from]: message.accepted } }) : nothing;
    case 'accept':
      if (isHigher(ballot, message.ballot)) return nothing;
      return next<DecidedRegister>(
        { ...state, ballot: message.ballot, accepted: { ballot: message.ballot, proposal: message.proposal } },
        send(from, { type: 'accepted', ballot: message.ballot }),
      );
    case 'accepted':
      return isSame(message.ballot, ballot) ? decidedBy({ ...state, accepts: withServer(state.accepts, from) }) : nothing;
    case 'decided': {
      const { proposal: decision } = message;
      return next<DecidedRegister>({
        ...state,
        ballot: message.ballot,
        accepted: { ballot: message.ballot, proposal: decision },
        isDecided: true,
      });
    }
    default:
      return nothing;
  }
}

/** When a majority has answered, the leader proposes what was accepted in the highest ballot, or else its own. */
function promised(state: Server): Step {
  const { ballot, proposal: own, self } = state;
  const promises = Object.values(state.promises);
  if (promises.length !== majority(state) || own === null) return next<DecidedRegister>(state);
  const highest = promises.reduce((best, each) => (each !== null && (best === null || isHigher(each.ballot, best.ballot)) ? each : best));
  const proposal = highest === null ? own : highest.proposal;
  const leading: Server = { ...state, proposal, accepted: { ballot, proposal }, accepts: withServer(state.accepts, self) };
  return next<DecidedRegister>(leading, ...toOthers(state, { type: 'accept', ballot, proposal }));
}

function decidedBy(state: Server): Step {
  const { ballot, proposal, accepts } = state;
  if (accepts.length !== majority(state) || proposal === null) return next<DecidedRegister>(state);
  return next<DecidedRegister>(
    { ...state, isDecided: true },
    ...toOthers(state, { type: 'decided', ballot, proposal }),
    send(proposal.client, { type: 'putOk', id: proposal.id }),
  );
}

function isHigher([round, leader]: Ballot, [other, otherLeader]: Ballot): boolean {
  return round === other ? leader > otherLeader : round > other;
}

function isSame(one: Ballot, other: Ballot): boolean {
  return one[0] === other[0] && one[1] === other[1];
}

function withServer(servers: readonly NodeId[], id: NodeId): readonly NodeId[] {
  return ascending([...servers, id]);
}

function majority({ servers }: Server): number {
  return Math.floor(servers / 2) + 1;
}

function toOthers({ self, servers }: Server, message: Message) {
  return Array.from({ length: servers }, (_, id) => id).flatMap((id) => (id === self ? [] : [send(id, message)]));
}
