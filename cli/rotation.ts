/** When the trace of a node goes on in another file, as options say. */
import type { Rotation } from '../traces/record/file-sink.ts';

interface Wishes {
  readonly traceMib?: number;
  readonly traceMinutes?: number;
  readonly traceKeep?: number;
  readonly traceFlight?: number;
  readonly traceOverload?: OverloadPolicy;
}

/** - `wait`: the node waits for the disk, and ends where that is full. - `gap`: steps are left out of the trace. */
export const OVERLOAD_POLICIES = ['wait', 'gap'] as const;
export type OverloadPolicy = (typeof OVERLOAD_POLICIES)[number];

const DEFAULT_MIB = 64;
const BYTES_PER_MIB = 1_048_576;
const MS_PER_MINUTE = 60_000;
/** Into how many files the kept minutes are divided, unless an option says otherwise. */
const FILES_KEPT = 10;

export function rotationOf({ traceMib = DEFAULT_MIB, traceMinutes, traceKeep, traceFlight, traceOverload }: Wishes): Rotation {
  const minutes = traceMinutes ?? (traceKeep === undefined ? undefined : traceKeep / FILES_KEPT);
  return {
    mostBytes: traceMib * BYTES_PER_MIB,
    ...(minutes === undefined ? {} : { mostMs: minutes * MS_PER_MINUTE }),
    ...(traceKeep === undefined ? {} : { keepMs: traceKeep * MS_PER_MINUTE }),
    ...(traceFlight === undefined ? {} : { flightMs: traceFlight * MS_PER_MINUTE }),
    ...(traceOverload === 'gap' ? { overload: 'gap' } : {}),
  };
}
