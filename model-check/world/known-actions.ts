/** Lists the actions of a world that are known before it is explored, so that a check can report those that never fire. */
import type { ProtocolTypes } from '../../impl/kernel/protocol.ts';
import type { ProtocolScenario } from '../scenario.ts';
import { Budget } from './budget.ts';
import { kindOf } from './happening.ts';

export function knownActions<X extends ProtocolTypes, H>({
  nodes,
  requests = [],
  faults = {},
}: Pick<ProtocolScenario<X, H>, 'nodes' | 'requests' | 'faults'>): readonly string[] {
  const started = nodes.some(({ running }) => running === undefined) ? ['start'] : [];
  const asked = requests.map(({ request }) => `request ${kindOf(request)}`);
  return [...new Set([...started, ...asked, ...Budget.actions(faults)])];
}
