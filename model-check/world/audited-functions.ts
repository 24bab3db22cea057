/** Audits the functions of a scenario other than its reducer: each runs twice, as the reducer does. */
import type { NodeId, ProtocolTypes } from '../../impl/kernel/protocol.ts';
import { frozenCopy, reversed } from '../engine/system/key-order.ts';
import { Sampler } from '../engine/system/sampler.ts';
import { callTwice, differenceOfValues, settled } from '../engine/system/user-code.ts';
import type { Rename, SymmetricNodes } from '../scenario.ts';
import type { ClientEvent, History } from './world.ts';

/** Returns the history after an event at a client. */
export function remembered<X extends ProtocolTypes, H>(history: History<X, H>, before: H, event: ClientEvent<X>): H {
  const where = () => `the history, \`after\` a ${event.type} at node ${event.node},`;
  const [mine, seen] = [frozenCopy(before), frozenCopy(event)];
  const run = (first: H, second: ClientEvent<X>) => settled(where, history.after(first, second));
  return callTwice(
    where,
    () => run(mine, seen),
    () => run(reversed(mine) as H, reversed(seen) as ClientEvent<X>),
    differenceOfValues,
  );
}

/** Returns the protocol's renaming functions, audited. */
export function auditedRenamings<X extends ProtocolTypes, H>(symmetric: SymmetricNodes<X, H>): SymmetricNodes<X, H> {
  const { state, message, timer, request, durable, history } = symmetric;
  return {
    nodes: symmetric.nodes,
    ...(state && { state: audited('state', state) }),
    ...(message && { message: audited('message', message) }),
    ...(timer && { timer: audited('timer', timer) }),
    ...(request && { request: audited('request', request) }),
    ...(durable && { durable: audited('durable', durable) }),
    ...(history && { history: audited('history', history) }),
  };
}

function audited<V>(name: string, rename: (value: V, of: Rename) => V): (value: V, of: Rename) => V {
  const sampler = new Sampler();
  const where = () => `\`${name}\` of \`symmetric\``;
  return (value, of) => {
    const run = (each: V) =>
      settled(
        where,
        rename(each, (id: NodeId) => of(id)),
      );
    return callTwice(where, () => run(value), sampler.next() ? () => run(reversed(value) as V) : undefined, differenceOfValues);
  };
}
