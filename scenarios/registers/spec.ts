/** The spec of registers, checked by itself. */
import { type Expectation, type Scenario, scenario } from '../../model-check/scenario.ts';
import { type Bounds, registers } from '../../spec/registers/registers.ts';
import { holds, violates } from '../expectations.ts';

const THREE: Bounds = { places: 3, operations: ['put', 'get'], epochs: 1 };
const STILL: Bounds = { ...THREE, epochs: 0 };

export const registerSpecScenarios: readonly Scenario[] = [
  fast('3', THREE, 'A read beside a write and a replacement sees the write, or comes first in the order.', holds(16_508, 67_574, 19)),
  fast(
    '3/two-writes',
    { ...THREE, operations: ['put', 'put'] },
    'Two writes beside a replacement: of the newer one a majority has the value.',
    holds(46_462, 187_383, 21),
  ),
  fast(
    '3/two-reads',
    { ...STILL, operations: ['put', 'get', 'get'] },
    'A read writes back a value that not all have, so a later read never sees an older one.',
    holds(3932, 17_022, 15),
  ),
  fast(
    '3/one-answers',
    { ...STILL, answers: 1 },
    'If one answer of three ends a round, a majority does not have what was acknowledged.',
    violates('acknowledgedIsKept', 3),
  ),
  fast(
    '4/half',
    { ...STILL, places: 4, answers: 2 },
    'If two answers of four end a round, each half of a partition writes by itself.',
    violates('acknowledgedIsKept', 5),
  ),
  slow('4', { ...THREE, places: 4 }, 'With four replicas, three answer each round.', holds(192_516, 1_022_479, 26)),
  slow(
    '3/two-epochs',
    { ...THREE, epochs: 2 },
    'A write goes on through two replacements, under one version.',
    holds(640_708, 3_132_214, 27),
  ),
  slow(
    '3/reads-replaced',
    { ...THREE, operations: ['put', 'get', 'get'] },
    'Two reads beside a write and a replacement.',
    holds(586_850, 3_061_596, 25),
  ),
  slow(
    '3/writes-and-read',
    { ...THREE, operations: ['put', 'put', 'get'] },
    'A read beside two writes and a replacement.',
    holds(2_112_138, 10_931_113, 26),
  ),
  slow(
    '5',
    { ...THREE, places: 5, operations: ['put', 'get'] },
    'With five replicas, three answer each round.',
    holds(2_055_822, 14_006_701, 28),
  ),
];

function fast(name: string, bounds: Bounds, teaches: string, expect: Expectation): Scenario {
  return scenario({ name: `registers/${name}`, teaches, cost: 'fast', spec: registers(bounds), expect });
}

function slow(name: string, bounds: Bounds, teaches: string, expect: Expectation): Scenario {
  return scenario({ name: `registers/${name}`, teaches, cost: 'slow', spec: registers(bounds), expect });
}
