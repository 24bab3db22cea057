/** The shapes of a spec, its actions, its properties and a refinement. */
import { isPrintable } from '../../impl/kernel/printable.ts';
import type { Fairness } from '../../spec/kernel/fairness.ts';
import type { ActionDef, Properties, Property, Refinement, Spec } from '../../spec/kernel/spec.ts';
import { initialStates, withInitialStates } from './initial-states.ts';
import { dictionaryOf, functionOf, listOf, oneOf, optional, pathTo, plain, recordOf, refusal, type Shape, simple } from './shape.ts';

const LONGEST_NAME = 500;

/** A name is a text on one line that is not blank. */
export const named: Shape<string> = simple(
  `a name, a text of 1 to ${LONGEST_NAME} characters on one line`,
  'give it a name',
  (value): value is string => typeof value === 'string' && value.trim() !== '' && value.length <= LONGEST_NAME && isPrintable(value),
);

export const sentence: Shape<string> = simple(
  'a text on one line',
  'write a sentence, or leave it out',
  (value): value is string => typeof value === 'string' && isPrintable(value),
);

const KINDS: Shape<Property<unknown>['kind']> = oneOf(
  ...(['always', 'step', 'reachable', 'recoverable', 'eventually', 'alwaysEventually', 'eventuallyAlways', 'leadsTo'] as const),
);

const anyProperty: Shape<Property<unknown>> = recordOf<Property<unknown> & { readonly when?: unknown }>(
  'a property',
  {
    kind: KINDS,
    doc: optional(sentence),
    when: optional(functionOf('(state) => boolean', 'write when a leadsTo begins to wait')),
    holds: functionOf(
      '(state) => boolean, of a step (before, after) => boolean',
      'give the claim to always, step, reachable, recoverable or one of the liveness properties',
    ),
    explain: optional(
      functionOf('(state) => string, of a step (before, after) => string', 'write what breaks the property, or leave it out'),
    ),
  },
  { instances: true, callable: true },
);

const property: Shape<Property<unknown>> = {
  ...anyProperty,
  read(value, at) {
    const read = anyProperty.read(value, at);
    const hasWhen = 'when' in read;
    if (hasWhen !== (read.kind === 'leadsTo'))
      throw refusal(pathTo(at, 'when'), hasWhen ? 'a function' : 'nothing', {
        expected: hasWhen ? 'no such function: only a leadsTo has one' : 'the condition with which a leadsTo begins',
        remedy: 'make the property by leadsTo(when, holds)',
      });
    if (read.kind !== 'reachable' || read.explain === undefined) return read;
    const expected = 'no explanation: no single state breaks a reachable property';
    throw refusal(pathTo(at, 'explain'), 'a function', { expected, remedy: 'leave it out' });
  },
};

export const properties: Shape<Properties<unknown>> = dictionaryOf('properties', property);

const actionDef: Shape<ActionDef<unknown, unknown>> = recordOf<ActionDef<unknown, unknown>>(
  'an action',
  {
    doc: optional(sentence),
    params: optional(functionOf('(state) => the parameters to try', 'write () => [a, b] for parameters that are always the same')),
    when: functionOf('(state, param) => boolean', 'write () => true for an action that is always possible'),
    then: functionOf('(state, param) => the state after it'),
  },
  { instances: true, refused: { fairness: 'declare it beside the actions, as in fairness: [weak("Name")]' } },
);

export const fairness: Shape<readonly Fairness[]> = listOf(
  'fairness constraints',
  recordOf<Fairness>('a fairness constraint', {
    kind: oneOf('weak', 'strong'),
    actions: listOf('names of actions', named),
    param: optional(plain),
    each: optional(simple('true', 'make it by weakEach or strongEach', (value): value is true => value === true)),
  }),
);

const specParts: Shape<Spec<unknown>> = recordOf<Spec<unknown>>(
  'a spec',
  {
    name: named,
    init: initialStates,
    actions: dictionaryOf('actions', actionDef),
    properties,
    fairness: optional(fairness),
  },
  { instances: true },
);

/** A spec. Its initial states are listed here, once each time that it is read. */
export const spec: Shape<Spec<unknown>> = { ...specParts, read: (value, at) => withInitialStates(specParts.read(value, at), at) };

const refinement: Shape<Refinement<unknown, unknown>> = recordOf<Refinement<unknown, unknown>>(
  'a refinement',
  { of: spec, view: functionOf('(state) => the abstract state') },
  { instances: true },
);

export const refinements: Shape<Readonly<Record<string, Refinement<unknown, unknown>>>> = dictionaryOf('refinements', refinement);
