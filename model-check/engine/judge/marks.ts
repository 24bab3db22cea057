/** The predicates of properties that need the graph of all states. Their truth is kept as one bit per state. */
import type { Properties, Property } from '../../../spec/kernel/spec.ts';
import { ModelError } from '../system/model-error.ts';

type StateProperty<S> = Exclude<Property<S>, { kind: 'step' }>;

export interface Mark {
  readonly property: string;
  /** `holds`: the state that the property waits for. `when`: the state with which a `leadsTo` begins to wait. */
  readonly part: 'holds' | 'when';
}

/** A property of states, or the beginning of a `leadsTo`, as one question about a state. */
export interface StateQuestion<S> {
  readonly name: string;
  readonly property: StateProperty<S>;
  /** The number of its mark; -1 if it has none. */
  readonly bit: number;
}

const MOST_MARKS = 31;

/** All that is asked about a state, and the marks among it. Throws `ModelError` when there are too many marks. */
export function stateQuestions<S>(properties: Properties<S>): {
  readonly questions: readonly StateQuestion<S>[];
  readonly marks: readonly Mark[];
} {
  const marks: Mark[] = [];
  const bitOf = (property: string, part: Mark['part']) => marks.push({ property, part }) - 1;
  const questions = Object.entries(properties).flatMap(([name, property]): readonly StateQuestion<S>[] => {
    switch (property.kind) {
      case 'step':
        return [];
      case 'always':
      case 'reachable':
        return [{ name, property, bit: -1 }];
      case 'leadsTo': {
        const { when, explain: _, ...rest } = property;
        const begin: StateProperty<S> = { ...rest, when, holds: (state) => when(state) };
        return [
          { name, property, bit: bitOf(name, 'holds') },
          { name, property: begin, bit: bitOf(name, 'when') },
        ];
      }
      default:
        return [{ name, property, bit: bitOf(name, 'holds') }];
    }
  });
  if (marks.length > MOST_MARKS)
    throw new ModelError(
      `properties: got ${marks.length} conditions of recoverable and liveness properties (a leadsTo has two), expected at most ${MOST_MARKS}; divide them among scenarios`,
    );
  return { questions, marks };
}
