/** Faults about the bound on messages that wait, each in one line, and the scenario that finds it. */
import type { Mutant } from '../mutant.ts';

export const boundsMutants: readonly Mutant[] = [
  {
    breaks: 'member holds any number of messages',
    file: 'relaxed-ring/routing.ts',
    line: 'if (isHeld || !hasRoom(state.held, state.config)) return',
    becomes: 'if (isHeld || !hasRoom([], state.config)) return',
    scenario: 'relaxed-ring/bounds/held/member',
    property: 'fewMessagesWait',
  },
  {
    breaks: 'leaver holds any number of messages',
    file: 'relaxed-ring/leaving.ts',
    line: 'hasRoom(state.held, state.config) ?',
    becomes: 'hasRoom([], state.config) ?',
    scenario: 'relaxed-ring/bounds/held/leaver',
    property: 'fewMessagesWait',
  },
  {
    breaks: 'newcomer keeps any number of messages that came too early',
    file: 'relaxed-ring/joining.ts',
    line: '!hasRoom(state.stash, state.config)',
    becomes: '!hasRoom([], state.config)',
    scenario: 'relaxed-ring/bounds/held/newcomer',
    property: 'fewMessagesWait',
  },
];
