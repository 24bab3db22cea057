/** Runs reducers, which are user code, and refuses what no reducer may do: the message names the node, the event and the place. */

import { encode, isRecord, NotPlainData, type Value } from '../../impl/kernel/plain-data.ts';
import type { Effect, Next, Protocol, ProtocolTypes } from '../../impl/kernel/protocol.ts';
import { ModelError, messageOf } from '../engine/model-error.ts';
import type { Reducer } from './node.ts';

/** `protocol`, with each step run twice and looked at: for verdicts. Its functions throw `ModelError`. */
export function checkedReducer<X extends ProtocolTypes>(protocol: Protocol<X>): Reducer<X> {
  return {
    boot: (id, config, durable) => runTwice(`node ${id}, at its boot`, () => protocol.init(id, config, durable)),
    step: (id, state, event) => runTwice(`node ${id}, at the event ${JSON.stringify(event)}`, () => protocol.step(state, event)),
  };
}

function runTwice<X extends ProtocolTypes>(where: string, run: () => Next<X>): Next<X> {
  const next = checked<X>(where, attempt(where, run));
  const again = checked<X>(where, attempt(where, run));
  const path = firstDifference({ state: next.state, effects: next.effects }, { state: again.state, effects: again.effects });
  if (path !== null)
    throw new ModelError(`${where}: the reducer is not pure: run twice with the same arguments, it gives two values of ${path}`);
  return next;
}

function attempt(where: string, run: () => unknown): unknown {
  try {
    return run();
  } catch (error) {
    const changes = error instanceof TypeError && /read only|not extensible|Cannot (assign|delete|define)/.test(error.message);
    throw new ModelError(
      changes
        ? `${where}: the reducer is not pure: it changes its argument (${error.message})`
        : `${where}: the reducer threw: ${messageOf(error)}`,
      {
        cause: error,
      },
    );
  }
}

/** What a reducer returned, if it has the shape of a `Next` and is plain JSON. */
function checked<X extends ProtocolTypes>(where: string, next: unknown): Next<X> {
  if (!isRecord(next) || !('state' in next) || !Array.isArray(next.effects)) {
    throw new ModelError(
      `${where}: the reducer returned ${JSON.stringify(next)}; it must return { state, effects }, effects being an array`,
    );
  }
  plain(where, 'state', next.state);
  const end = next.effects.findIndex((effect: unknown) => isRecord(effect) && effect.type === 'stop');
  if (end >= 0 && end < next.effects.length - 1)
    throw new ModelError(`${where}: effects[${end + 1}] comes behind a stop, which ends the node: ${encode(next.effects[end + 1])}`);
  next.effects.forEach((effect: unknown, i) => {
    plain(where, `effects[${i}]`, effect);
    const fields = isRecord(effect) && typeof effect.type === 'string' ? FIELDS[effect.type] : undefined;
    if (!isRecord(effect) || fields === undefined) {
      throw new ModelError(`${where}: effects[${i}] is ${encode(effect)}; the types of effects are ${Object.keys(FIELDS).join(', ')}`);
    }
    for (const field of fields)
      if (!(field in effect)) throw new ModelError(`${where}: effects[${i}], a ${String(effect.type)}, has no ${field}: ${encode(effect)}`);
  });
  return { state: next.state, effects: next.effects };
}

/** The fields of each type of effect. */
const FIELDS: Readonly<Record<string, readonly string[]>> = {
  send: ['to', 'message'],
  setTimer: ['timer', 'afterMs'],
  cancelTimer: ['timer'],
  monitor: ['node'],
  unmonitor: ['node'],
  persist: ['record'],
  choose: ['among'],
  indicate: ['output'],
  stop: [],
} satisfies Record<Effect<ProtocolTypes>['type'], readonly string[]>;

function plain(where: string, what: string, value: Value): void {
  try {
    encode(value);
  } catch (error) {
    throw error instanceof NotPlainData ? new ModelError(`${where}: ${error.inside(what).message}`, { cause: error }) : error;
  }
}

/** The path of the first place where two plain values differ; null when there is none. */
function firstDifference(a: Value, b: Value): string | null {
  if (!(isRecord(a) && isRecord(b)) && !(Array.isArray(a) && Array.isArray(b))) return encode(a) === encode(b) ? null : '';
  const [left, right] = [Object.entries(a), Object.entries(b)];
  if (left.length !== right.length) return '';
  for (const [key, value] of left) {
    if (!Object.hasOwn(b, key)) return '';
    const path = firstDifference(value, Reflect.get(b, key));
    if (path !== null) return path === '' ? key : `${key}.${path}`;
  }
  return null;
}
