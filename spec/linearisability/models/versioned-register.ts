/**
 * A register whose writes get versions. Nobody knows the order of versions, but each names one write. A write whose client
 * was not told its version has one all the same, and the first read that sees it tells which.
 */
import type { Model } from '../model.ts';

export type VersionedCall =
  | { readonly do: 'read'; readonly value: string; readonly version: string }
  | {
      readonly do: 'write';
      readonly value: string;
      /** Null: the client was not told. */
      readonly version: string | null;
      /** The version that must be there for the write to take effect; null: any. */
      readonly ifVersion: string | null;
      /** Whether there must be no value. */
      readonly ifAbsent: boolean;
    }
  /** A write that was refused, because its condition did not hold. */
  | { readonly do: 'refused'; readonly ifVersion: string | null; readonly ifAbsent: boolean };

export interface Held {
  readonly value: string;
  readonly version: string | null;
}

/** The value of a register that was never written, or whose value was deleted. */
export const ABSENT = 'nothing';

export function versionedRegister(initialVersion: string): Model<Held, VersionedCall> {
  return {
    initial: { value: ABSENT, version: initialVersion },
    step(held, call) {
      switch (call.do) {
        case 'read':
          if (call.value !== held.value) return null;
          return knownAs(held, call.version);
        case 'write':
          if (call.ifAbsent && held.value !== ABSENT) return null;
          if (call.ifVersion !== null && knownAs(held, call.ifVersion) === null) return null;
          return { value: call.value, version: call.version };
        case 'refused':
          // Where the version is not known, it may be another one than was asked for.
          if (call.ifAbsent) return held.value === ABSENT ? null : held;
          return call.ifVersion !== null && call.ifVersion === held.version ? null : held;
      }
    },
    isRead: (call) => call.do !== 'write',
    textOf: ({ value, version }) => JSON.stringify([version, value]),
    nameOf: (call) => JSON.stringify(call),
  };
}

/** The held value with this version; null if it cannot have it. */
function knownAs(held: Held, version: string): Held | null {
  if (held.version === null) return { ...held, version };
  return held.version === version ? held : null;
}
