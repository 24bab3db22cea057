/** The shape of a reducer's result: a state, and effects that mean something in this world. */
import type { Effect, Next, NodeId, ProtocolTypes } from '../../impl/kernel/protocol.ts';
import { type Fields, listOf, oneOf, optional, plain, readAs, recordOf, refusal, type Shape, simple, wholeNumber } from './shape.ts';
import { listed } from './shown.ts';
import { nodeId } from './world-shape.ts';

type Type = Effect<ProtocolTypes>['type'];

/** The most values of one choice; each is one more behaviour to explore. */
const MOST_VALUES = 100_000;

const milliseconds = simple(
  'a number of milliseconds, at least 0',
  'write when the timer is to run out',
  (value): value is number => typeof value === 'number' && Number.isFinite(value) && value >= 0,
);

const anything = simple('a value', 'return it', (value): value is unknown => value !== undefined);

const incarnation = wholeNumber(1, Number.MAX_SAFE_INTEGER, 'write the number of the boot, or leave it out');

/** The shape of a reducer's result in a world with these nodes. A reducer may also monitor an id without a node: it counts as down. */
export function nextShape<X extends ProtocolTypes>(ids: readonly NodeId[]): Shape<Next<X>> {
  const receiver = simple(
    `one of the nodes ${listed(ids.map(String))}, to send to`,
    'name a node of the scenario, or list this one in its nodes or as absent',
    (value): value is NodeId => ids.some((id) => id === value),
  );
  return recordOf<Next<X>>(...returned<X>(receiver, MOST_VALUES));
}

/**
 * The shape of a reducer's result in a recorded run: it may send to nodes that left no trace, and choices are not enumerated.
 * States and records may be large, so they are not looked into.
 */
export function replayedShape<X extends ProtocolTypes>(): Shape<Next<X>> {
  return recordOf<Next<X>>(...returned<X>(nodeId, Number.MAX_SAFE_INTEGER, anything), { open: true });
}

/** The name and the fields of what a step returns. */
function returned<X extends ProtocolTypes>(
  receiver: Shape<NodeId>,
  mostValues: number,
  state: Shape<unknown> = plain,
): readonly [string, Fields<Next<X>>] {
  const type = oneOf<Type>('send', 'setTimer', 'cancelTimer', 'monitor', 'unmonitor', 'persist', 'choose', 'indicate', 'stop');
  const effects: Readonly<Record<Type, Shape<unknown>>> = {
    send: recordOf('a send', { type, to: receiver, message: plain }),
    setTimer: recordOf('a setTimer', { type, timer: plain, afterMs: milliseconds }),
    cancelTimer: recordOf('a cancelTimer', { type, timer: plain }),
    monitor: recordOf('a monitor', { type, node: nodeId, incarnation: optional(incarnation) }),
    unmonitor: recordOf('an unmonitor', { type, node: nodeId }),
    persist: recordOf('a persist', { type, record: state }),
    choose: recordOf('a choose', { type, among: wholeNumber(1, mostValues, 'choose among one value at least') }),
    indicate: recordOf('an indicate', { type, output: plain }),
    stop: recordOf('a stop', { type }),
  };
  const effect: Shape<unknown> = {
    expected: `an effect, an object with a type, ${type.expected}`,
    remedy: 'write such an object',
    read(value, at) {
      const kind = typeof value === 'object' && value !== null ? type.read(Reflect.get(value, 'type'), `${at}.type`) : null;
      if (kind === null) return simple(effect.expected, effect.remedy, (_): _ is never => false).read(value, at);
      return effects[kind].read(value, at);
    },
  };
  return ['what a step returns', { state, effects: listOf('effects', effect) }];
}

/** Reads the state and effects in `next`. Throws `ModelError`. `when`: a boot may not choose. */
export function readNext<X extends ProtocolTypes>(shape: Shape<Next<X>>, next: unknown, when: 'boot' | 'step'): Next<X> {
  const read = readAs(shape, next, '');
  refuseWhatEnds(read.effects, when);
  return read;
}

/** Refuses effects after a `stop` or a `choose`: both must be the last effect. */
function refuseWhatEnds<X extends ProtocolTypes>(effects: readonly Effect<X>[], when: 'boot' | 'step'): void {
  for (const [i, { type }] of effects.entries()) {
    const at = `effects[${i}]`;
    if (type === 'choose' && when === 'boot')
      throw refusal(at, 'a choose', { expected: 'none at a boot', remedy: 'choose when the node starts' });
    if ((type === 'choose' || type === 'stop') && i < effects.length - 1)
      throw refusal(`effects[${i + 1}]`, `a ${effects[i + 1].type}`, {
        expected: `nothing after a ${type}, which is the last effect of its step`,
        remedy: type === 'stop' ? 'list it first' : 'do it when the value has been chosen',
      });
  }
}
