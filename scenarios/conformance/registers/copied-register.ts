/** A register of which each server keeps a copy by itself, and tells no other server. With one server it is linearizable. */
import { indicate, type NodeId, next, type Protocol, send } from '../../../impl/kernel/protocol.ts';
import { type Client, type ClientMessage, clientReceives, type Register, type Told } from './register-clients.ts';

interface Server {
  readonly role: 'server';
  readonly self: NodeId;
  readonly value: Register;
}

export interface CopiedRegister {
  readonly config: number;
  readonly state: Server | Client;
  readonly message: ClientMessage;
  readonly request: never;
  readonly timer: never;
  readonly output: Told;
  readonly durable: never;
}

export function server(self: NodeId): Server {
  return { role: 'server', self, value: null };
}

export const copiedRegister: Protocol<CopiedRegister> = {
  name: 'copied-register',
  init: (self) => next<CopiedRegister>(server(self)),
  step(state, event) {
    if (event.type !== 'receive') return next<CopiedRegister>(state);
    const { from, message } = event;
    if (state.role === 'client') {
      const { state: after, sends, told } = clientReceives(state, message);
      return next<CopiedRegister>(after, ...told.map(indicate), ...sends.map((each) => send(each.to, each.message)));
    }
    switch (message.type) {
      case 'put':
        return next<CopiedRegister>({ ...state, value: message.value }, send(from, { type: 'putOk', id: message.id }));
      case 'get':
        return next<CopiedRegister>(state, send(from, { type: 'getOk', id: message.id, value: state.value }));
      default:
        return next<CopiedRegister>(state);
    }
  },
};
