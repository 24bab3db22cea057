/** Runs reducers, which are user code, and refuses what no reducer may do. The message names the node, the event and the place. */

import { encode, isRecord, type Value } from '../../impl/kernel/plain-data.ts';
import type { Event, Next, NodeId, Protocol, ProtocolTypes } from '../../impl/kernel/protocol.ts';
import { nextShape, readNext } from '../edge/effect-shape.ts';
import { frozen, frozenCopy, reversed, Turned } from '../engine/system/key-order.ts';
import { inShort, ModelError, oneLine } from '../engine/system/model-error.ts';
import { callTwice, settled, type Where } from '../engine/system/user-code.ts';
import { inType } from './type-invariant.ts';
import type { Reducer } from './world-node.ts';

/**
 * `each call`: a step that is asked for again runs again, so that a driver can ask at the end whether it is as it was. `each
 * step once`: recent steps are remembered, for a driver that asks for the same ones in state after state.
 */
export type Audits = 'each call' | 'each step once';

/**
 * Returns `protocol` with each step audited, for verdicts. A step runs twice, the second time on arguments whose records
 * have their keys in another order, and its result is validated. The two must give the same effects in the same order: a
 * crash may come between two effects, and traces keep the order. Both states are judged by the type invariant. The functions
 * throw `ModelError`.
 */
export function checkedReducer<X extends ProtocolTypes>(
  protocol: Protocol<X>,
  ids: readonly NodeId[],
  audits: Audits = 'each call',
): Reducer<X> {
  const shape = nextShape<X>(ids);
  const steps: Audited<X> = audits === 'each step once' ? new RecentSteps<X>() : new LastStep<X>();
  const turned = new Turned();
  return {
    boot(id, config, durable) {
      const where = () => `node ${id}, at its boot: the reducer`;
      const run = (first: X['config'], second: X['durable']) => protocol.init(id, first, second);
      const [mine, disk] = [frozenCopy(config), frozenCopy(durable)];
      return runTwice<X>(
        protocol,
        where,
        (returned) => readNext(shape, returned, 'boot'),
        () => run(mine, disk),
        () => run(reversed(mine), reversed(disk)),
      );
    },
    step(id, state, event) {
      const known = steps.find(id, state, event);
      if (known !== undefined) return known;
      const where = () => `node ${id}, at the event ${oneLine(JSON.stringify(event))}: the reducer`;
      frozen(state);
      frozen(event);
      const next = runTwice<X>(
        protocol,
        where,
        (returned) => readNext(shape, returned, 'step'),
        () => protocol.step(state, event),
        () => protocol.step(turned.of(state), reversed(event) as Event<X>),
      );
      return steps.keep(id, state, event, next);
    },
  };
}

/** Steps that were audited. A state is the same if it is the same object. */
interface Audited<X extends ProtocolTypes> {
  find(id: NodeId, state: X['state'], event: Event<X>): Next<X> | undefined;
  /** Returns `next`. */
  keep(id: NodeId, state: X['state'], event: Event<X>, next: Next<X>): Next<X>;
}

/** Remembers the last step: the crashes in the middle of a step are computed right after the step itself. */
class LastStep<X extends ProtocolTypes> implements Audited<X> {
  #last: { readonly id: NodeId; readonly state: X['state']; readonly event: Event<X>; readonly next: Next<X> } | null = null;

  find(id: NodeId, state: X['state'], event: Event<X>): Next<X> | undefined {
    const last = this.#last;
    return last !== null && last.id === id && last.state === state && last.event === event ? last.next : undefined;
  }

  keep(id: NodeId, state: X['state'], event: Event<X>, next: Next<X>): Next<X> {
    this.#last = { id, state, event, next };
    return next;
  }
}

/** More steps than are possible in one state. */
const MOST_KEPT = 4096;

/** Remembers recent steps: a walk lists all steps in each state, of which the last step has changed one node. */
class RecentSteps<X extends ProtocolTypes> implements Audited<X> {
  readonly #steps = new Map<X['state'], Map<string, Next<X>>>();
  #size = 0;

  find(id: NodeId, state: X['state'], event: Event<X>): Next<X> | undefined {
    return this.#steps.get(state)?.get(this.#text(id, event));
  }

  keep(id: NodeId, state: X['state'], event: Event<X>, next: Next<X>): Next<X> {
    if (this.#size === MOST_KEPT) this.#steps.clear();
    this.#size = this.#size === MOST_KEPT ? 1 : this.#size + 1;
    const fromHere = this.#steps.get(state) ?? new Map<string, Next<X>>();
    this.#steps.set(state, fromHere);
    fromHere.set(this.#text(id, event), next);
    return next;
  }

  #text(id: NodeId, event: Event<X>): string {
    return `${id} ${JSON.stringify(event)}`;
  }
}

/** Each of the two results is judged, so the type invariant runs twice as well. */
function runTwice<X extends ProtocolTypes>(
  protocol: Protocol<X>,
  where: Where,
  read: (returned: unknown) => Next<X>,
  first: () => unknown,
  second: () => unknown,
): Next<X> {
  const look = (run: () => unknown) => () => inType(protocol, where, readOf(where, read, settled(where, run())));
  return callTwice(where, look(first), look(second), differenceOfSteps);
}

/** Reads what a reducer returned. Throws unless it has the shape of a `Next`, is plain JSON, and fits this world. */
function readOf<X extends ProtocolTypes>(where: Where, read: (returned: unknown) => Next<X>, returned: unknown): Next<X> {
  try {
    return read(returned);
  } catch (error) {
    throw error instanceof ModelError ? error.saying(`${where()}: ${error.message}`) : error;
  }
}

function differenceOfSteps<X extends ProtocolTypes>(a: Next<X>, b: Next<X>): string | null {
  const difference = firstDifference(a, b);
  return difference === null ? null : `${difference.path} is ${inShort(difference.left)} and ${inShort(difference.right)}`;
}

interface Found {
  readonly path: string;
  readonly left: Value;
  readonly right: Value;
}

/** The first place where two plain values differ; null if they are equal. */
function firstDifference(a: Value, b: Value): Found | null {
  if (a === b) return null;
  const here = { path: '', left: a, right: b };
  if (!(isRecord(a) && isRecord(b)) && !(Array.isArray(a) && Array.isArray(b))) return encode(a) === encode(b) ? null : here;
  const [left, right] = [Object.entries(a), Object.entries(b)];
  if (left.length !== right.length) return here;
  for (const [key, value] of left) {
    if (!Object.hasOwn(b, key)) return here;
    const found = firstDifference(value, Reflect.get(b, key));
    if (found !== null) return { ...found, path: found.path === '' ? key : `${key}.${found.path}` };
  }
  return null;
}
