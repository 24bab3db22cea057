/**
 * The names of steps in a world, for fairness. Each has the name under which it is counted, such as `receive Vote`, and the name
 * of its cause, such as `deliver` or `timeout`. The parameter says which one.
 */
import type { Value } from '../../impl/kernel/plain-data.ts';
import type { ProtocolTypes } from '../../impl/kernel/protocol.ts';
import type { Occasion, Outcome } from '../engine/system/system.ts';
import type { Happening } from './happening.ts';

type Occurrence = Extract<Happening<ProtocolTypes>, { type: 'event' }>;

/** The causes of steps, faults last. A message is delivered also when it is lost as its receiver is down or away. */
export const CAUSES: readonly string[] = [
  ...['deliver', 'timeout', 'request', 'start', 'suspect', 'restore', 'heal'],
  ...['restart', 'crash', 'drop', 'duplicate', 'partition'],
];

/** The occasion of a step. A crash in the middle of it, and a false suspicion, are faults: nothing obliges them. */
export function occasionOf({ action, label, isFault }: Outcome): Occasion {
  const happening = label as Happening<ProtocolTypes>;
  const { cause, param } = causeOf(happening);
  if (isFault === undefined) return { names: [action, cause], param };
  const isOther = happening.type === 'event' || (happening.type === 'restart' && happening.crashes);
  return { names: isOther ? [] : [action], param, isFault };
}

function causeOf(happening: Happening<ProtocolTypes>): { readonly cause: string; readonly param: Value } {
  switch (happening.type) {
    case 'event':
      return ofEvent(happening);
    case 'crash':
    case 'restart':
      return { cause: happening.type, param: { node: happening.node } };
    case 'partition':
    case 'heal':
      return { cause: happening.type, param: null };
    case 'lose':
    case 'drop':
    case 'duplicate': {
      const { from, to, message } = happening;
      return { cause: happening.type === 'lose' ? 'deliver' : happening.type, param: { from, to, message } };
    }
  }
}

function ofEvent({ node, event }: Occurrence): { readonly cause: string; readonly param: Value } {
  switch (event.type) {
    case 'receive':
      return { cause: 'deliver', param: { from: event.from, to: node, message: event.message } };
    case 'request':
      return { cause: event.type, param: { node, request: event.request } };
    case 'timeout':
      return { cause: event.type, param: { node, timer: event.timer } };
    case 'suspect':
    case 'restore':
      return { cause: event.type, param: { node, of: event.node } };
    default:
      return { cause: event.type, param: { node } };
  }
}
