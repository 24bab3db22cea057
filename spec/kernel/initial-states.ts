import type { Spec } from './spec.ts';

/** The initial states of a spec as an array. A function lists them again each time. */
export function initialStatesOf<S>({ init }: Pick<Spec<S>, 'init'>): readonly S[] {
  return typeof init === 'function' ? [...init()] : init;
}
