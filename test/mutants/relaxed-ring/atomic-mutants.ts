/** Faults that no property of the ring sees: the ring without messages cannot do what they do. */
import type { Mutant } from '../mutant.ts';

export const atomicMutants: readonly Mutant[] = [
  {
    breaks: 'leaver makes another node than its successor its heir',
    file: 'relaxed-ring/leaving.ts',
    line: 'const successor = state.successor ?? self;',
    becomes: 'const successor = self;',
    scenario: 'relaxed-ring/leave/3',
    property: 'atomicRing',
  },
  {
    breaks: 'heir turns away from the leaver, and forgets that it has inherited the keys',
    file: 'relaxed-ring/leave.ts',
    line: '(after) => turnedAway(after, leaver, message));',
    becomes: '(after) => turnedAway({ ...after, predecessor: state.predecessor }, leaver, message));',
    scenario: 'relaxed-ring/leave/3',
    property: 'atomicRing',
  },
];
