/** Collects from the steps of a story the nodes that they name and the messages that never arrive. */
import type { NodeId, ProtocolTypes } from '../../impl/kernel/protocol.ts';
import type { Happening } from '../world/happening.ts';
import { brief } from './tell.ts';

type Label = Happening<ProtocolTypes>;

export interface Sending {
  readonly from: NodeId;
  readonly to: NodeId;
  readonly message: unknown;
}

/** The nodes that a step names, including the receivers of its messages. */
export function nodesIn(label: Label): readonly NodeId[] {
  switch (label.type) {
    case 'event':
      return [label.node, ...label.sends.map(({ to }) => to), ...(label.event.type === 'receive' ? [label.event.from] : [])];
    case 'crash':
      return [label.node];
    case 'restart':
      return [label.node, ...label.sends.map(({ to }) => to)];
    case 'partition':
    case 'heal':
      return label.groups.flat();
    default:
      return [label.from, label.to];
  }
}

/** Messages that were sent but did not arrive, in the order of sending. */
export function inFlight(labels: readonly Label[]): readonly Sending[] {
  let waiting: readonly Sending[] = [];
  for (const label of labels) {
    if (label.type === 'event' || label.type === 'restart') {
      if (label.type === 'event' && label.event.type === 'receive')
        waiting = without(waiting, { from: label.event.from, to: label.node, message: label.event.message });
      waiting = [...waiting, ...label.sends];
    } else if (label.type === 'duplicate') waiting = [...waiting, label];
    else if (label.type === 'lose' || label.type === 'drop') waiting = without(waiting, label);
  }
  return waiting;
}

function without(sendings: readonly Sending[], arrived: Sending): readonly Sending[] {
  const text = textOf(arrived);
  const at = sendings.findIndex((each) => textOf(each) === text);
  return sendings.filter((_, i) => i !== at);
}

function textOf({ from, to, message }: Sending): string {
  return `${from} ${to} ${brief(message)}`;
}
