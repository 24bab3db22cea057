/** The newcomer's side. It asks for its successor's lock, joins when the lock is granted, and tells its predecessor. */
import { indicate, type NodeId, next, send } from '../../kernel/protocol.ts';
import type { Message, Request, Routed } from './messages.ts';
import type { DksEvent, DksNext } from './protocol.ts';
import { type Joining, perfectMember } from './state.ts';

export function onJoiningEvent(state: Joining, event: DksEvent): DksNext {
  switch (event.type) {
    case 'start':
      return onStart(state);
    case 'request':
      return onRequest(state, event.request);
    case 'receive':
      return onMessage(state, event.from, event.message);
    default:
      return next(state);
  }
}

/** Joins through the contact. Without one it founds a ring, where it is its own neighbour and owns every key. */
function onStart(state: Joining): DksNext {
  const { self, config } = state;
  if (config.contact !== undefined) return askContact(state, { type: 'joinRequest', newcomer: self });
  return next(perfectMember(self, self, self, config), indicate({ type: 'joined', predecessor: self, successor: self }));
}

function onRequest(state: Joining, request: Request): DksNext {
  if (request.type === 'leave') return next({ ...state, wantsToLeave: true });
  return askContact(state, { type: 'lookup', key: request.key, origin: state.self });
}

function onMessage(state: Joining, from: NodeId, message: Message): DksNext {
  switch (message.type) {
    case 'lockGranted':
      return next(state, send(from, { type: 'join' }));
    case 'joinPoint':
      return becomeMember(state, message.predecessor, from, message.waiting);
    case 'lookup':
    case 'joinRequest':
      return askContact(state, message);
    case 'found':
      return next(state, indicate({ type: 'found', key: message.key, owner: from }));
    default:
      return next(state);
  }
}

/** Becomes a member. It holds its own lock until its predecessor knows of it. */
function becomeMember(state: Joining, predecessor: NodeId, successor: NodeId, waiting: readonly NodeId[]): DksNext {
  const { self, config, wantsToLeave } = state;
  const member = perfectMember(self, predecessor, successor, config);
  return next(
    { ...member, heldBy: self, isEntering: true, waiting, leave: wantsToLeave ? 'wanted' : 'no' },
    indicate({ type: 'joined', predecessor, successor }),
    send(predecessor, { type: 'newSuccessor' }),
  );
}

function askContact(state: Joining, message: Routed): DksNext {
  const { contact } = state.config;
  return contact === undefined ? next(state) : next(state, send(contact, message));
}
