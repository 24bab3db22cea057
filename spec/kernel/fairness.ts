/**
 * Fairness: steps that may not be put off for ever. Only liveness properties ask for it.
 *
 * A behaviour is an infinite sequence of states, as in TLA⁺: each is followed by a state that some step leads to, or by
 * itself. So a behaviour may stop anywhere, unless fairness obliges it to go on; where nothing is possible any more, the last
 * state stays for ever. A step that leaves the state as it is counts as no step.
 *
 * Weak fairness: steps that are possible from some point on, at all times, are taken again and again.
 * Strong fairness: steps that are possible again and again are taken again and again.
 */

/** One constraint on behaviours. It is about the steps of the named actions, taken together. */
export interface Fairness {
  readonly kind: 'weak' | 'strong';
  /** Any of these actions; without a name, any step at all. */
  readonly actions: readonly string[];
  /** Only steps with this parameter. A record stands for all parameters that have its entries. */
  readonly param?: unknown;
  /** One constraint for each action and each parameter, not one for all together. */
  readonly each?: true;
}

/** Weak fairness of these actions together: if one of them is always possible from some point on, one is taken. No name: any step. */
export function weak(actions: string | readonly string[] = [], ...param: readonly [unknown?]): Fairness {
  return constraint('weak', actions, param);
}

/** Strong fairness of these actions together: if again and again one of them is possible, again and again one is taken. */
export function strong(actions: string | readonly string[] = [], ...param: readonly [unknown?]): Fairness {
  return constraint('strong', actions, param);
}

/** Weak fairness of each of these actions by itself, with each of its parameters by itself. */
export function weakEach(actions: string | readonly string[], ...param: readonly [unknown?]): Fairness {
  return { ...constraint('weak', actions, param), each: true };
}

/** Strong fairness of each of these actions by itself, with each of its parameters by itself. */
export function strongEach(actions: string | readonly string[], ...param: readonly [unknown?]): Fairness {
  return { ...constraint('strong', actions, param), each: true };
}

function constraint(kind: Fairness['kind'], actions: string | readonly string[], param: readonly [unknown?]): Fairness {
  const named = { kind, actions: typeof actions === 'string' ? [actions] : actions };
  return param.length === 0 ? named : { ...named, param: param[0] };
}
