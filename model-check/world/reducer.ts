/** Runs reducers, which are user code, and refuses what no reducer may do: the message names the node, the event and the place. */

import { encode, isRecord, type Value } from '../../impl/kernel/plain-data.ts';
import type { Next, NodeId, Protocol, ProtocolTypes } from '../../impl/kernel/protocol.ts';
import { nextShape, readNext } from '../edge/effect-shape.ts';
import { ModelError, messageOf } from '../engine/model-error.ts';
import type { Reducer } from './node.ts';

/**
 * `protocol` between these nodes, with each step run twice and looked at: for verdicts. Its functions throw `ModelError`.
 */
export function checkedReducer<X extends ProtocolTypes>(protocol: Protocol<X>, ids: readonly NodeId[]): Reducer<X> {
  const [ofBoot, ofStep] = [readingOf<X>(ids, 'boot'), readingOf<X>(ids, 'step')];
  return {
    boot: (id, config, durable) => runTwice(`node ${id}, at its boot`, () => protocol.init(id, config, durable), ofBoot),
    step: (id, state, event) => runTwice(`node ${id}, at the event ${JSON.stringify(event)}`, () => protocol.step(state, event), ofStep),
  };
}

/** What a reducer returned, if it has the shape of a `Next`, is plain JSON, and means something in this world. */
type Reading<X extends ProtocolTypes> = (where: string, returned: unknown) => Next<X>;

function readingOf<X extends ProtocolTypes>(ids: readonly NodeId[], when: 'boot' | 'step'): Reading<X> {
  const shape = nextShape<X>(ids);
  return (where, returned) => {
    try {
      return readNext(shape, returned, when);
    } catch (error) {
      throw error instanceof ModelError ? new ModelError(`${where}: ${error.message}`, { cause: error }) : error;
    }
  };
}

function runTwice<X extends ProtocolTypes>(where: string, run: () => Next<X>, read: Reading<X>): Next<X> {
  const next = read(where, attempt(where, run));
  const again = read(where, attempt(where, run));
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
