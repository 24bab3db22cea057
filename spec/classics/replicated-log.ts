/**
 * A log that each replica executes at its own pace. A replica that has executed all of it may append an entry. As in Helwer's
 * “finite monotonic” models, entries that all have executed are forgotten, so that the log can grow for ever.
 */
import type { Fairness } from '../kernel/fairness.ts';
import { action, always, type Spec } from '../kernel/spec.ts';
import { alwaysEventually } from '../kernel/temporal.ts';

export interface ReplicatedLog {
  /** The entries that some replica has not executed. */
  readonly log: readonly string[];
  /** By replica: how many of them it has executed. */
  readonly executed: readonly number[];
  /** How many entries may still be appended; null: there is no end. */
  readonly left: number | null;
}

/** `replicas` of them. `appends`: how many entries there will be; null: no end. The log never has more than `longest` entries. */
export function replicatedLog(
  replicas: number,
  appends: number | null,
  longest: number,
  fairness: readonly Fairness[],
): Spec<ReplicatedLog> {
  const all = Array.from({ length: replicas }, (_, replica) => replica);
  return {
    name: 'replicated-log',
    init: [{ log: [], executed: all.map(() => 0), left: appends }],
    fairness,
    actions: {
      append: action<ReplicatedLog, { readonly replica: number; readonly entry: string }>({
        params: () => all.flatMap((replica) => ['x', 'y'].map((entry) => ({ replica, entry }))),
        when: ({ log, executed, left }, { replica }) => executed[replica] === log.length && log.length < longest && left !== 0,
        then: (state, { replica, entry }) =>
          shortened({
            log: [...state.log, entry],
            executed: state.executed.with(replica, state.executed[replica] + 1),
            left: state.left === null ? null : state.left - 1,
          }),
      }),
      execute: action<ReplicatedLog, number>({
        params: () => all,
        when: ({ log, executed }, replica) => executed[replica] < log.length,
        then: (state, replica) => shortened({ ...state, executed: state.executed.with(replica, state.executed[replica] + 1) }),
      }),
    },
    properties: {
      nobodyIsAhead: always(({ log, executed }) => executed.every((count) => count <= log.length)),
      replicasConverge: alwaysEventually(
        ({ log, executed }) => executed.every((count) => count === log.length),
        'Again and again all replicas have executed all of the log.',
      ),
    },
  };
}

function shortened({ log, executed, left }: ReplicatedLog): ReplicatedLog {
  const least = Math.min(...executed);
  return { log: log.slice(least), executed: executed.map((count) => count - least), left };
}
