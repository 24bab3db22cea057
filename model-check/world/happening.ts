/** One step of a world as data: the label of a transition. */
import type { Event, NodeId, ProtocolTypes } from '../../impl/kernel/protocol.ts';
import type { Envelope, Groups } from './world.ts';

export type Happening<X extends ProtocolTypes> =
  | {
      readonly type: 'event';
      readonly node: NodeId;
      readonly event: Event<X>;
      /** Messages that the node sent. */
      readonly sends: readonly Envelope<X>[];
      readonly outputs: readonly X['output'][];
      /** Values that were chosen, in order. */
      readonly choices: readonly number[];
      /** The node crashed after the last of these effects. */
      readonly crashes: boolean;
      /** The node ended by itself. */
      readonly stops?: true;
    }
  /** The node stops for good, between two steps. */
  | { readonly type: 'crash'; readonly node: NodeId }
  /** A node that was down boots again, with what it last persisted. */
  | {
      readonly type: 'restart';
      readonly node: NodeId;
      readonly sends: readonly Envelope<X>[];
      readonly outputs: readonly X['output'][];
      /** The node crashed again, after the last of these effects. */
      readonly crashes: boolean;
    }
  /** The network falls into these groups (`partition`), or is whole again (`heal`). */
  | { readonly type: 'partition' | 'heal'; readonly groups: Groups }
  /** The receiver is down, or the network is partitioned (`partitioned`) and the message had to cross. */
  | ({ readonly type: 'lose'; readonly partitioned?: true } & Envelope<X>)
  /** Faults of the network. */
  | ({ readonly type: 'drop' | 'duplicate' } & Envelope<X>);

/** The network itself acts on a message. */
export type Taking<X extends ProtocolTypes> = Extract<Happening<X>, { type: 'lose' | 'drop' | 'duplicate' }>;

/** The name under which a message, request, timer or output is counted and told: its `type` if it has one. */
export function kindOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string') return value.type;
  return JSON.stringify(value);
}

/** The name under which the delivery of an event is counted. */
export function actionOf<X extends ProtocolTypes>(event: Event<X>): string {
  switch (event.type) {
    case 'receive':
      return `receive ${kindOf(event.message)}`;
    case 'request':
      return `request ${kindOf(event.request)}`;
    case 'timeout':
      return `timeout ${kindOf(event.timer)}`;
    default:
      return event.type;
  }
}
