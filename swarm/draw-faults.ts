/** Draws the faults of a plan. */
import type { NodeId } from '../impl/kernel/protocol.ts';
import { below, type RandomStream } from '../model-check/chance/random.ts';
import { begins, ends, type Fault, isLast, nodeOf } from './fault.ts';

export interface Span {
  readonly fromMs: number;
  readonly toMs: number;
}

/** `ids`: the nodes; the first founds the ring. */
export function drawFaults(random: RandomStream, ids: readonly NodeId[], span: Span): readonly Fault[] {
  const drawn = Array.from({ length: 1 + below(random, 7) }, () => drawFault(random, ids, span));
  const compatible = drawn.filter((each, i) => !drawn.slice(0, i).some((other) => clash(each, other)));
  return compatible.filter((each, i) => isBearable(compatible.slice(0, i), each, ids)).sort((a, b) => begins(a) - begins(b));
}

/** A death of one of these nodes, before any other fault: its data were on other nodes, too. */
export function drawDeath(random: RandomStream, ids: readonly NodeId[], { fromMs, toMs }: Span): Fault {
  return { type: 'death', node: oneOf(random, ids.slice(1)), atMs: fromMs + below(random, toMs - fromMs) };
}

function drawFault(random: RandomStream, ids: readonly NodeId[], { fromMs: first, toMs: last }: Span): Fault {
  const fromMs = first + below(random, last - first - 1000);
  const lasting = { fromMs, toMs: Math.min(fromMs + 100 + below(random, 6000), last) };
  const node = oneOf(random, ids);
  switch (below(random, 10)) {
    case 0:
    case 1:
      return { type: 'partition', groups: [ids.filter(() => below(random, 2) === 0)], ...lasting };
    case 2: {
      const from = ids.filter(() => below(random, 2) === 0);
      return { type: 'oneWayPartition', from, to: ids.filter((id) => !from.includes(id)), ...lasting };
    }
    case 3:
    case 4: {
      const shares = { loss: below(random, 20) / 100, duplication: below(random, 10) / 100, lateness: below(random, 10) / 100 };
      return { type: 'disturbance', ...shares, latenessMs: 100 + below(random, 2900), ...lasting };
    }
    case 5:
      return { type: 'pause', node, ...lasting };
    case 6:
      return { type: 'clockJump', node, byMs: below(random, 20_000) - 10_000, atMs: fromMs };
    case 7:
      return { type: 'leave', node, atMs: fromMs };
    default:
      return { type: 'crash', node, ...lasting };
  }
}

/** There is one fault of the network of each type at a time, and one fault of each node. A node that is gone has no more. */
function clash(one: Fault, other: Fault): boolean {
  const node = nodeOf(one);
  if (node !== nodeOf(other) || (node === null && one.type !== other.type)) return false;
  const [earlier, later] = begins(one) <= begins(other) ? [one, other] : [other, one];
  return isLast(earlier) || begins(later) <= ends(earlier);
}

/** Some node neither crashes nor leaves, and at least two stay. */
function isBearable(faults: readonly Fault[], fault: Fault, ids: readonly NodeId[]): boolean {
  const all = [...faults, fault];
  const isHit = (id: NodeId) => all.some((each) => (each.type === 'crash' || isLast(each)) && nodeOf(each) === id);
  return !ids.every(isHit) && all.filter(isLast).length <= ids.length - 2;
}

function oneOf<T>(random: RandomStream, all: readonly T[]): T {
  return all[below(random, all.length)];
}
