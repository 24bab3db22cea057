/** The plain meaning of the words: try every order of every choice of operations. For histories of a few operations. */
import type { Model } from '../../../spec/linearisability/model.ts';
import type { Operation } from '../../../spec/linearisability/operation.ts';

export function isLinearisable<State, Call>(operations: readonly Operation<Call>[], model: Model<State, Call>): boolean {
  const canFollow = (state: State, left: readonly Operation<Call>[]): boolean => {
    if (left.every(({ ended }) => ended === null)) return true;
    return left.some((first) => {
      if (left.some(({ ended }) => ended !== null && ended < first.began)) return false;
      const after = model.step(state, first.call);
      return (
        after !== null &&
        canFollow(
          after,
          left.filter((each) => each !== first),
        )
      );
    });
  };
  return canFollow(model.initial, operations);
}

/** Whether this order of ids is one that the model allows, that keeps real time, and that has all operations with an end. */
export function explains<State, Call>(
  order: readonly string[],
  operations: readonly Operation<Call>[],
  model: Model<State, Call>,
  isWhole: boolean,
): boolean {
  const byId = new Map(operations.map((each) => [each.id, each]));
  const chosen = order.flatMap((id) => byId.get(id) ?? []);
  const isInTime = chosen.every((later, i) =>
    chosen.slice(0, i).every((earlier) => later.ended === null || !(later.ended < earlier.began)),
  );
  const isAllowed =
    chosen.reduce<State | null>((state, { call }) => (state === null ? null : model.step(state, call)), model.initial) !== null;
  const hasAll = operations.every(({ id, ended }) => ended === null || order.includes(id));
  return new Set(order).size === chosen.length && isInTime && isAllowed && (hasAll || !isWhole);
}
