/** Scenarios that contradict themselves: one sentence, and no verdict. */

import type { NodeId, ProtocolTypes } from '../../impl/kernel/protocol.ts';
import { ModelError } from '../engine/model-error.ts';
import type { ProtocolScenario } from '../scenario.ts';
import { completed } from './partitions.ts';
import type { Groups } from './world.ts';

/** Throws `ModelError` when `scenario` says what cannot be. */
export function refuseContradictions<X extends ProtocolTypes, H>(scenario: ProtocolScenario<X, H>): void {
  const { nodes, requests = [], unreachable = [], partitions = [], faults = {}, longCuts, name } = scenario;
  const ids = nodes.map(({ id }) => id);
  const none = `none of the nodes ${ids.join(', ')}`;
  if (nodes.length === 0) throw new ModelError(`${name} has no nodes`);
  if (new Set(ids).size < nodes.length) throw new ModelError(`${name}: two nodes have the same id; ids are ${ids.join(', ')}`);
  for (const id of ids)
    if (!Number.isSafeInteger(id) || id < 0) throw new ModelError(`${name}: ${id} is not the id of a node; ids are integers from 0 on`);
  for (const { at } of requests) if (!ids.includes(at)) throw new ModelError(`${name}: a request is made at node ${at}, which is ${none}`);
  for (const id of unreachable.flat())
    if (!ids.includes(id)) throw new ModelError(`${name}: node ${id} is said to be unreachable, and is ${none}`);
  for (const split of partitions) {
    const wrong = faultOf(split, ids);
    if (wrong !== null) throw new ModelError(`${name}: the partition ${JSON.stringify(split)} ${wrong}`);
  }
  if (partitions.length > 0 !== (faults.partition ?? 0) > 0)
    throw new ModelError(`${name}: only one of partitions and faults.partition is there; a cut needs both, where and how often`);
  if (longCuts === true && partitions.length === 0) throw new ModelError(`${name}: longCuts is said of cuts, and there are none`);
}

function faultOf(split: Groups, ids: readonly NodeId[]): string | null {
  const mentioned = split.flat();
  const stranger = mentioned.find((id) => !ids.includes(id));
  if (stranger !== undefined) return `has node ${stranger}, which is none of the nodes ${ids.join(', ')}`;
  if (new Set(mentioned).size < mentioned.length) return 'has a node twice';
  return completed(split, ids).length < 2 ? 'separates nobody' : null;
}
