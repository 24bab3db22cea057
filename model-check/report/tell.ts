/** Tells transitions and states in words: the actor, what it did, and what changed. */
import { encode, isRecord, type Value } from '../../impl/kernel/plain-data.ts';
import { printable } from '../../impl/kernel/printable.ts';
import type { ProtocolTypes } from '../../impl/kernel/protocol.ts';
import type { Snapshot } from '../engine/system/system.ts';
import { type Happening, kindOf } from '../world/happening.ts';

/** Tells a transition's label in one sentence. */
export function tell(label: Value): string {
  if (isHappening(label)) return tellHappening(label);
  if (typeof label === 'object' && label !== null && 'action' in label) {
    return 'param' in label ? `${String(label.action)}(${brief(label.param)})` : String(label.action);
  }
  return brief(label);
}

/** The heading of the steps of a counterexample that repeat for ever, from number `start` of `steps` on. */
export function foreverInWords(start: number, steps: number): string {
  return start >= steps ? '  ↻ then nothing more happens, for ever' : '  ↻ then again and again, for ever:';
}

/** Lists the differences between two states, one line per place: `node 4: successor null → 8`. */
export function changes(slots: readonly string[], before: Snapshot, after: Snapshot): readonly string[] {
  return slots.flatMap((slot, i) =>
    differences(before.slots[i], after.slots[i]).map(
      ([path, from, to]) => `${printable(slot)}${path === '' ? '' : `: ${path}`} ${from} → ${to}`,
    ),
  );
}

/** Writes a value on one line, without the quotes of JSON keys. */
export function brief(value: Value): string {
  if (Array.isArray(value)) return `[${value.map(brief).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).filter(([key]) => key !== 'type');
    const fields = entries.map(([key, entry]) => `${printable(key)}: ${brief(entry)}`).join(', ');
    const kind = 'type' in value ? printable(kindOf(value)) : '';
    return fields === '' ? kind || '{}' : kind === '' ? `{${fields}}` : `${kind}(${fields})`;
  }
  return value === undefined ? 'nothing' : typeof value === 'string' ? printable(value) : JSON.stringify(value);
}

type Difference = readonly [path: string, from: string, to: string];

function differences(before: Value, after: Value): readonly Difference[] {
  if (before === after) return [];
  if (!isRecord(before) || !isRecord(after) || kindChanged(before, after)) {
    return sameText(before, after) ? [] : [['', brief(before), brief(after)]];
  }
  // A reader thinks of the reducer's state as the node itself, so paths leave out the name `state`.
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return keys.flatMap((key) =>
    differences(own(before, key), own(after, key)).map(
      ([path, from, to]): Difference => [path === '' ? printable(key) : key === 'state' ? path : `${printable(key)}.${path}`, from, to],
    ),
  );
}

/** The record's own field `key`: every object inherits fields such as `constructor`. */
function own(record: Readonly<Record<string, Value>>, key: string): Value {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

function kindChanged(before: Readonly<Record<string, Value>>, after: Readonly<Record<string, Value>>): boolean {
  return before.type !== after.type;
}

function sameText(before: Value, after: Value): boolean {
  return before !== undefined && after !== undefined && encode(before) === encode(after);
}

/** Whether a label belongs to a step of a world, not to an action of a spec. */
export function isHappening(label: Value): label is Happening<ProtocolTypes> {
  return isRecord(label) && typeof label.type === 'string' && ('node' in label || 'from' in label || 'groups' in label);
}

function tellHappening(happening: Happening<ProtocolTypes>): string {
  switch (happening.type) {
    case 'crash':
      return `node ${happening.node} crashes`;
    case 'partition':
      return `the network is partitioned into ${happening.groups.map(brief).join(' and ')}`;
    case 'heal':
      return 'the network is whole again';
    case 'restart':
      return `node ${happening.node} boots again${tellAnswer({ ...happening, choices: [] })}`;
    case 'lose':
      return happening.partitioned
        ? `the network is partitioned, so ${brief(happening.message)} from node ${happening.from} to node ${happening.to} is lost`
        : `node ${happening.to} is down, so ${brief(happening.message)} from node ${happening.from} is lost`;
    case 'drop':
      return `the network drops ${brief(happening.message)} from node ${happening.from} to node ${happening.to}`;
    case 'duplicate':
      return `the network duplicates ${brief(happening.message)} from node ${happening.from} to node ${happening.to}`;
    case 'event':
      return `node ${happening.node} ${tellEvent(happening)}${tellAnswer(happening)}`;
  }
}

type Occurrence = Extract<Happening<ProtocolTypes>, { type: 'event' }>;

function tellEvent({ event }: Occurrence): string {
  switch (event.type) {
    case 'start':
      return 'starts';
    case 'receive':
      return `receives ${brief(event.message)} from node ${event.from}`;
    case 'request':
      return `is asked for ${brief(event.request)}`;
    case 'timeout':
      return `finds its timer ${brief(event.timer)} run out`;
    case 'suspect':
      return `suspects node ${event.node}`;
    case 'restore':
      return `trusts node ${event.node} again`;
    case 'chosen':
      return `is given the choice ${event.value}`;
  }
}

function tellAnswer({ sends, outputs, choices, crashes, stops }: Omit<Occurrence, 'type' | 'event'>): string {
  const parts = [
    ...choices.map((value) => `chooses ${value}`),
    ...sends.map(({ to, message }) => `sends ${brief(message)} to node ${to}`),
    ...outputs.map((output) => `says ${brief(output)}`),
    ...(crashes ? ['crashes'] : []),
    ...(stops ? ['stops'] : []),
  ];
  return parts.length === 0 ? '' : `, ${parts.join(', ')}`;
}
