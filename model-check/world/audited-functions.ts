/** Audits the functions of a scenario other than its reducer: each runs twice, as the reducer does. */
import type { NodeId, ProtocolTypes } from '../../impl/kernel/protocol.ts';
import { frozen, frozenCopy, reversed } from '../engine/system/key-order.ts';
import { inShort } from '../engine/system/model-error.ts';
import { Sampler } from '../engine/system/sampler.ts';
import { askTwice, callTwice, differenceOfValues, settled } from '../engine/system/user-code.ts';
import type { ProtocolScenario, Rename, SymmetricNodes } from '../scenario.ts';
import type { ClientEvent, Envelope, History } from './world.ts';

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

/** Whether a node does not receive a message for now, by a function of the scenario. */
export type Defers<X extends ProtocolTypes> = (state: X['state'], envelope: Envelope<X>) => boolean;

/** Returns the function of the scenario, audited; without one, no message is deferred. */
export function auditedDeferral<X extends ProtocolTypes, H>(scenario: ProtocolScenario<X, H>): Defers<X> {
  const { defers } = scenario;
  if (defers === undefined) return () => false;
  const sampler = new Sampler();
  return (state, { from, to, message }) => {
    const where = () => `\`defers\`, asked by node ${to} about ${inShort(message)} from ${from},`;
    const [mine, seen] = [frozen(state), frozen(message)];
    const again = () => defers(reversed(mine), from, reversed(seen));
    return askTwice(where, () => defers(mine, from, seen), sampler.next() ? again : undefined);
  };
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
