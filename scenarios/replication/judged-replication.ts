/** Replication with each step of each node judged by itself. */
import type { Protocol } from '../../impl/kernel/protocol.ts';
import type { Replication } from '../../impl/replication/protocol.ts';
import { conduct } from '../../spec/replication/conduct.ts';
import { judged, noStepBreaks } from '../judged-steps.ts';
import type { ReplicationWorld } from './refinement.ts';

/** That no step of any node breaks any of the properties of steps. */
export const conductOfNodes = noStepBreaks(conduct, ({ nodes }: ReplicationWorld) =>
  nodes.map((node) => (node.whole ?? node).state.replicas),
);

export function judgedReplication(protocol: Protocol<Replication>): Protocol<Replication> {
  return judged(protocol, conduct);
}
