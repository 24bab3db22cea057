/**
 * Recognises a step whose effects are those that a line holds. The line was read by its schema, so such effects need not be read
 * by their shape, which costs more than most steps. Where they differ, the shape says what is wrong.
 */
import { areEqual, isRecord } from '../../impl/kernel/plain-data.ts';
import type { Next, ProtocolTypes } from '../../impl/kernel/protocol.ts';
import type { Output } from '../format/line.ts';
import { isPlain } from '../format/plain.ts';

/** Whether a reducer has returned a step with these outputs, apart from the names of messages. Throws what reading `returned` throws. */
export function isStepWith<X extends ProtocolTypes>(returned: unknown, outputs: readonly Output[]): returned is Next<X> {
  if (!isRecord(returned) || returned.state === undefined || !Array.isArray(returned.effects)) return false;
  const effects: readonly unknown[] = returned.effects;
  return effects.length === outputs.length && outputs.every((output, index) => isEffectOf(effects[index], output));
}

/** The rarer kinds are left to the shape. */
function isEffectOf(effect: unknown, output: Output): boolean {
  if (!isRecord(effect) || Object.getPrototypeOf(effect) !== Object.prototype || effect.type !== output.type) return false;
  switch (output.type) {
    case 'send':
      return hasFields(effect, 3) && effect.to === output.to && isEqualPlain(effect.message, output.message);
    case 'indicate':
      return hasFields(effect, 2) && isEqualPlain(effect.output, output.output);
    case 'setTimer':
      return hasFields(effect, 3) && output.afterMs >= 0 && effect.afterMs === output.afterMs && isEqualPlain(effect.timer, output.timer);
    case 'cancelTimer':
      return hasFields(effect, 2) && isEqualPlain(effect.timer, output.timer);
    case 'persist':
      return hasFields(effect, 2) && effect.record !== undefined;
    default:
      return false;
  }
}

function hasFields(effect: object, count: number): boolean {
  return Object.keys(effect).length === count;
}

/** Values of other kinds may look equal to plain ones. */
function isEqualPlain(value: unknown, written: unknown): boolean {
  return areEqual(value, written) && isPlain(value);
}
