/** The meaning of another program's trace: which state machine it is held to, and what each record says of a step. */
import type { Spec } from '../../spec/kernel/spec.ts';
import type { ForeignFormat, ForeignRecord } from './foreign-record.ts';

/** The statements of a record about its step. Everything that it leaves out is searched for. */
export interface Said<S> {
  /** The action, or several that the step may be. Omitted: any. */
  readonly action?: string | readonly string[];
  /** The parameters that the action may have. Omitted: those that the action of the spec lists. */
  readonly params?: readonly unknown[];
  /** Whether a parameter that the action of the spec lists is possible. Omitted: each is. */
  allows?(param: unknown, before: S): boolean;
  /** Whether this may be the state after the step. Omitted: any may be. */
  accepts?(after: S, before: S, param: unknown): boolean;
  /** The values of variables after the step, as `view` shows them. Omitted: nothing is known of them. */
  readonly variables?: Readonly<Record<string, unknown>>;
  /** Whether the record may come from no step at all. Omitted: it comes from one. */
  readonly mayStutter?: boolean;
}

/** A clause of a guard, with the values that it compares. */
export interface GuardClause {
  /** The clause in words or as a formula. */
  readonly clause: string;
  readonly holds: boolean;
  /** The values that the clause looks at, by name. */
  readonly operands: Readonly<Record<string, unknown>>;
}

export interface Symmetric {
  /** Groups of names of parts that may change places. */
  readonly groups: readonly (readonly string[])[];
  /** The fields of a state, by name at any depth, whose arrays are sets. Omitted: none is. */
  readonly sets?: readonly string[];
}

/** `selfman replay --with MODULE` takes the export `mapping` of the module. `S` is the state of the spec. */
export interface Mapping<S = unknown> {
  readonly spec: Spec<S>;
  /** Omitted: the first line of a file tells. */
  readonly format?: ForeignFormat;
  /** Makes the record of a line, for files of other formats. Null or undefined: the line has no event. */
  parse?(line: string, number: number): unknown;
  /**
   * The statements of a record; null: there are none, and it is left out. Omitted, for `updates` and `itf`: the event is the action, and the variables
   * are those of `view`.
   */
  event?(record: ForeignRecord): Said<S> | null;
  /** The variables of a state, as the trace shows them. Omitted: the fields of the state. */
  view?(state: S): Readonly<Record<string, unknown>>;
  /** Actions that leave no record. Omitted: none. */
  readonly hidden?: readonly string[];
  /** The most hidden actions between two records; 8 when omitted. */
  readonly mostHidden?: number;
  /** Whether a run may end in this state. If none that explains the trace does, the verdict is inconclusive. Omitted: in any. */
  mayEnd?(state: S): boolean;
  /** The clauses of an action's guard, for the report. Omitted: the report says what the guard has read. */
  guard?(action: string, param: unknown, state: S): readonly GuardClause[];
  readonly symmetric?: Symmetric;
}
