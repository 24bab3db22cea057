/** How a world of two-phase commit is seen as atomic commit: the participants are the resource managers. */
import type { TwoPhaseCommit } from '../../../impl/baselines/two-phase-commit/protocol.ts';
import type { NodeId } from '../../../impl/kernel/protocol.ts';
import type { World } from '../../../model-check/world/world.ts';
import { atomicCommit, type Commit, type ResourceManagerState } from '../../../spec/atomic-commit/commit.ts';
import type { Refinement } from '../../../spec/kernel/spec.ts';

export function commitOf<H>({ nodes }: World<TwoPhaseCommit, H>): Commit {
  const managers = nodes.flatMap(({ id, state }): readonly (readonly [string, ResourceManagerState])[] =>
    state.role === 'participant' ? [[managerName(id), state.phase]] : [],
  );
  return { rmState: Object.fromEntries(managers) };
}

export function twoPhaseRefinesAtomicCommit<H>(participants: readonly NodeId[]): Refinement<World<TwoPhaseCommit, H>, Commit> {
  return { of: atomicCommit(participants.map(managerName)), view: commitOf };
}

export function managerName(id: NodeId): string {
  return `rm${id}`;
}
