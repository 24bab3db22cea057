/**
 * The alternating bit protocol (Bartlett, Scantlebury and Wilkinson, 1969), after Lamport's “Specifying Systems”, chapter 14. Each
 * value travels with a bit, and is sent again until that bit is acknowledged. Both queues lose messages.
 */
import { type Fairness, strong, weak } from '../kernel/fairness.ts';
import { action, reachable, type Spec } from '../kernel/spec.ts';
import { leadsTo } from '../kernel/temporal.ts';

type Bit = 0 | 1;

export interface AlternatingBit {
  readonly messages: readonly (readonly [Bit, string])[];
  readonly acks: readonly Bit[];
  /** The sender's bit, the last one that was acknowledged, and the receiver's. */
  readonly sent: Bit;
  readonly acknowledged: Bit;
  readonly received: Bit;
  readonly value: string;
  readonly result: string;
}

/** There is a first message where one is received. */
const NOTHING: readonly [Bit, string] = [0, ''];

const RESENDING = [weak('sendAgain'), weak('acknowledge')];
export const ARRIVING: readonly Fairness[] = [...RESENDING, strong('receive'), strong('receiveAck')];
/** Messages may be lost for ever, as it is never certain that one is there at all times. */
export const ARRIVING_WEAKLY: readonly Fairness[] = [...RESENDING, weak('receive'), weak('receiveAck')];

export function alternatingBit(values: readonly string[], fairness: readonly Fairness[]): Spec<AlternatingBit> {
  const other = (bit: Bit): Bit => (bit === 0 ? 1 : 0);
  const bits: readonly Bit[] = [0, 1];
  return {
    name: 'alternating-bit',
    init: bits.flatMap((bit) =>
      values.flatMap((value) =>
        values.map((result) => ({ messages: [], acks: [], sent: bit, acknowledged: bit, received: bit, value, result })),
      ),
    ),
    fairness,
    actions: {
      send: action<AlternatingBit, string>({
        params: () => values,
        when: ({ sent, acknowledged }) => sent === acknowledged,
        then: (s, value) => ({ ...s, value, sent: other(s.sent), messages: [...s.messages, [other(s.sent), value]] }),
      }),
      sendAgain: action<AlternatingBit>({
        when: ({ sent, acknowledged }) => sent !== acknowledged,
        then: (s) => ({ ...s, messages: [...s.messages, [s.sent, s.value]] }),
      }),
      receive: action<AlternatingBit>({
        when: ({ messages }) => messages.length > 0,
        then: ({ messages: [first = NOTHING, ...rest], ...s }) => ({ ...s, messages: rest, received: first[0], result: first[1] }),
      }),
      acknowledge: action<AlternatingBit>({ when: () => true, then: (s) => ({ ...s, acks: [...s.acks, s.received] }) }),
      receiveAck: action<AlternatingBit>({
        when: ({ acks }) => acks.length > 0,
        then: ({ acks: [bit = 0, ...rest], ...s }) => ({ ...s, acks: rest, acknowledged: bit }),
      }),
      loseMessage: action<AlternatingBit, number>({
        params: ({ messages }) => messages.keys(),
        when: () => true,
        then: (s, at) => ({ ...s, messages: s.messages.filter((_, i) => i !== at) }),
      }),
      loseAck: action<AlternatingBit, number>({
        params: ({ acks }) => acks.keys(),
        when: () => true,
        then: (s, at) => ({ ...s, acks: s.acks.filter((_, i) => i !== at) }),
      }),
    },
    properties: {
      ...Object.fromEntries(
        values.map((each) => [`${each}MayArrive`, reachable<AlternatingBit>(({ result }) => result === each, `${each} arrives.`)]),
      ),
      ...Object.fromEntries(
        values.map((each) => [
          `${each}Arrives`,
          leadsTo<AlternatingBit>(
            ({ value, sent, acknowledged }) => value === each && sent !== acknowledged,
            ({ result }) => result === each,
            `When ${each} is sent, it arrives in the end.`,
          ),
        ]),
      ),
    },
  };
}
