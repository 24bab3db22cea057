/**
 * The exports of two faces are building blocks, which trust their arguments. A new export that takes what comes from
 * outside belongs to an edge with a garbage test, and not into these lists.
 */
import { expect, test } from 'vitest';
import * as impl from '../../exports/impl.ts';
import * as spec from '../../exports/spec.ts';

const SPEC = [
  ...['PUT', 'action', 'allThrough', 'always', 'ascending', 'canonical', 'equal', 'isAscending', 'judge', 'noneOf', 'phenomenonOf', 'put'],
  ...['raised', 'reachable', 'recoverable', 'setOf', 'step', 'through', 'withElement', 'without'],
  ...['alwaysEventually', 'eventually', 'eventuallyAlways', 'isLiveness', 'leadsTo', 'strong', 'strongEach', 'weak', 'weakEach'],
  ...['NO_CALLS', 'answered', 'called', 'linearizableAs', 'sequentiallyConsistentAs'],
  ...['functions', 'multisets', 'permutations', 'records', 'subsets', 'tuples'],
];
const IMPL = ['InvariantViolation', 'andThen', 'indicate', 'invariant', 'next', 'running', 'send', 'stack', 'unreachable'];

test.each([
  ['spec', spec, SPEC],
  ['impl', impl, IMPL],
])('each export of the face %s is a known building block', (_, face, known) => {
  expect(Object.keys(face).sort()).toEqual([...known].sort());
});
