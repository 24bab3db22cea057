/** Faults that a person could make in the corrected Chord, each in one line, and the scenario that finds it. */
import type { Mutant } from '../mutant.ts';

export const correctedChordMutants: readonly Mutant[] = [
  {
    breaks: 'member adopts a closer successor unseen, as published',
    file: 'baselines/chord-corrected/stabilise.ts',
    line: "return next({ ...after, doing: { type: 'adopting', asked: closer } }, ...before, ...ask(closer, { type: 'whoIsAroundYou' }));",
    becomes: 'return endRound(adopting(after, closer, after.successors), before);',
    scenario: 'baselines/chord-corrected/stable-base/1-newcomer',
    property: 'perfectRingOfMembers',
  },
  {
    breaks: 'member keeps a dead predecessor when a node farther away notifies it',
    file: 'baselines/chord-corrected/rectify.ts',
    line: '{ ...state, predecessor: notifier, doing: NOTHING }',
    becomes: '{ ...state, doing: NOTHING }',
    scenario: 'baselines/chord-corrected/stable-base/1-newcomer',
    property: 'perfectRingOfMembers',
  },
  {
    breaks: 'newcomer copies one successor, and no list',
    file: 'baselines/chord-corrected/join.ts',
    line: 'return enter(state, answer.successors);',
    becomes: 'return enter(state, answer.successors.slice(0, 1));',
    scenario: 'baselines/chord-corrected/no-base/1-newcomer',
    property: 'connectedAppendages',
  },
  {
    breaks: 'member listens to a late answer of a node that has failed',
    file: 'baselines/chord-corrected/late.ts',
    line: "return event.type === 'receive' && failed.includes(event.from);",
    becomes: "return event.type === 'receive' && failed.includes(-1);",
    scenario: 'baselines/chord-corrected/no-base/late-answers',
    property: 'noLiveSuccessorIsGivenUp',
  },
  {
    breaks: 'member asks a successor that has failed again and again',
    file: 'baselines/chord-corrected/stabilise.ts',
    line: 'return askSuccessor(state, withoutHead(state), answered(failed));',
    becomes: 'return askSuccessor(state, state.successors, answered(failed));',
    scenario: 'baselines/chord-corrected/stable-base/1-newcomer',
    property: 'perfectRingOfMembers',
  },
  {
    breaks: 'member believes that a node is closer, although it is not',
    file: 'baselines/chord-corrected/stabilise.ts',
    line: 'if (closer === null || !inOpen(closer, state.self, successor, state.config.keys)) return',
    becomes: 'if (closer === null || closer === state.self) return',
    scenario: 'baselines/chord-corrected/stable-base/1-newcomer',
    property: 'oneLiveSuccessor',
  },
  {
    breaks: 'member never copies a list, so that its own is not filled up again',
    file: 'baselines/chord-corrected/stabilise.ts',
    line: '[successor, ...successors].slice(0, state.config.successors)',
    becomes: '[successor, ...state.successors.slice(successors.length - 1)]',
    scenario: 'baselines/chord-corrected/no-base/ideal-again',
    property: 'idealRing',
  },
];
