/** Judges the type invariant of a protocol, in each state that a node reaches. */
import type { Clause, Protocol, ProtocolTypes } from '../../impl/kernel/protocol.ts';
import { frozen } from '../engine/system/key-order.ts';
import { inShort, ModelError } from '../engine/system/model-error.ts';
import { call, settled, truth, type Where } from '../engine/system/user-code.ts';

/**
 * Returns `next` if its state is one of the protocol. Else throws `ModelError`. `where` names the node and the step that has
 * led there. The state is frozen, so that a type invariant cannot change it.
 */
export function inType<X extends ProtocolTypes, N extends { readonly state: X['state'] }>(protocol: Protocol<X>, where: Where, next: N): N {
  if (protocol.typeInvariant === undefined) return next;
  const judge = () => `${where()}, the type invariant of ${protocol.name}`;
  const clauses = call(judge, () => protocol.typeInvariant?.(frozen(next.state)));
  const fault = broken(judge, settled(judge, clauses));
  if (fault === undefined) return next;
  const { field, got, expected } = fault;
  throw new ModelError(
    `${where()} breaks the type invariant of ${protocol.name}: ${field}: got ${inShort(got)}, expected ${expected}; mend the reducer, or the invariant`,
  );
}

/** The first clause that does not hold. Throws unless the answer is a list of clauses. */
function broken(judge: Where, clauses: unknown): Clause | undefined {
  if (!Array.isArray(clauses)) throw new ModelError(`${judge()} returned ${inShort(clauses)}, expected a list of clauses; return the list`);
  return clauses.find((each: Clause) => !truth(judge, each?.holds));
}
