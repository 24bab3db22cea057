/** A register: writes, reads, and compare-and-set. Values are compared by their canonical texts. */
import type { Model } from '../model.ts';

export type RegisterCall =
  | { readonly do: 'read'; readonly value: string }
  | { readonly do: 'write'; readonly value: string }
  /** `took`: false if the register was seen to hold another value. A call of unknown outcome took effect, or did nothing. */
  | { readonly do: 'cas'; readonly from: string; readonly to: string; readonly took: boolean };

/** `initial` is what a read sees before any write. */
export function register(initial: string): Model<string, RegisterCall> {
  return {
    initial,
    step(held, call) {
      switch (call.do) {
        case 'read':
          return call.value === held ? held : null;
        case 'write':
          return call.value;
        case 'cas':
          if (!call.took) return call.from === held ? null : held;
          return call.from === held ? call.to : null;
      }
    },
    isRead: (call) => call.do === 'read' || (call.do === 'cas' && !call.took),
    textOf: (held) => held,
    nameOf: (call) => JSON.stringify(call),
  };
}
