/** A text under a key: it is put, appended to, and got. */
import type { Model } from '../model.ts';

export type TextCall =
  | { readonly do: 'get'; readonly value: string }
  | { readonly do: 'put'; readonly value: string }
  | { readonly do: 'append'; readonly value: string };

export const text: Model<string, TextCall> = {
  initial: '',
  step(held, call) {
    switch (call.do) {
      case 'get':
        return call.value === held ? held : null;
      case 'put':
        return call.value;
      case 'append':
        return held + call.value;
    }
  },
  isRead: (call) => call.do === 'get',
  textOf: (held) => held,
  nameOf: (call) => JSON.stringify(call),
};
