/** Faults in messages: one too many, one too few, or one to the wrong node. Each in one line, and the scenario that finds it. */
import type { Mutant } from '../mutant.ts';

export const stepMutants: readonly Mutant[] = [
  {
    breaks: 'acceptor is silent where it should refuse a lower ballot',
    file: 'transactions/acceptor.ts',
    line: 'if (ballot < acceptor.promised) return refused(state, from, acceptor);\n  const { accepted }',
    becomes: 'if (ballot < acceptor.promised) return next(state);\n  const { accepted }',
    scenario: 'transactions/rivals/suspicion',
    property: 'acceptorsDoTheirPart',
  },
];
