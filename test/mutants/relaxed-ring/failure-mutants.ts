/** Faults that a person could make about suspicions, leaves and what is held, each in one line, and the scenario that finds it. */
import type { Mutant } from '../mutant.ts';

export const failureMutants: readonly Mutant[] = [
  {
    breaks: 'node takes the keys of its predecessor on its own suspicion: the fallback of Beernet 0.9',
    file: 'relaxed-ring/suspicion.ts',
    line: 'return isBefore ? askBehind(state, node) : next(state);',
    becomes:
      'return isBefore ? askBehind({ ...state, predecessor: state.followers.find((each) => each !== node) ?? state.predecessor }, node) : next(state);',
    scenario: 'relaxed-ring/suspicion/of-newcomer',
    property: 'atMostOneResponsible',
  },
  {
    breaks: 'suspicion of a predecessor is kept to oneself',
    file: 'relaxed-ring/suspicion.ts',
    line: 'return isBefore ? askBehind(state, node) : next(state);',
    becomes: 'return next(state);',
    scenario: 'relaxed-ring/crash/3',
    property: 'perfectRing',
  },
  {
    breaks: 'restored node is not asked again',
    file: 'relaxed-ring/suspicion.ts',
    line: 'isCloser(trusting, node) ? ask(trusting, node) : next(trusting)',
    becomes: 'next(trusting)',
    scenario: 'relaxed-ring/suspicion/anybody',
    property: 'perfectRing',
  },
  {
    breaks: 'restored node hears nothing',
    file: 'relaxed-ring/suspicion.ts',
    line: "next(after, send(node, { type: 'hint', node: state.self }))",
    becomes: 'next(after)',
    scenario: 'relaxed-ring/suspicion/by-both/heals',
    property: 'perfectRing',
  },
  {
    breaks: 'node keeps a failed successor',
    file: 'relaxed-ring/suspicion.ts',
    line: 'const after = successor === null ? state : withNextSuccessor(state);',
    becomes: 'const after = state;',
    scenario: 'relaxed-ring/crash/2',
    property: 'perfectRing',
  },
  {
    breaks: 'node that has lost its list takes everything, although others may be left',
    file: 'relaxed-ring/suspicion.ts',
    line: 'return state.backups.includes(state.self) ? takeAll',
    becomes: 'return state.self >= 0 ? takeAll',
    scenario: 'relaxed-ring/crash/isolated',
    property: 'atMostOneResponsible',
  },
  {
    breaks: 'node that is alone does not take what is left',
    file: 'relaxed-ring/suspicion.ts',
    line: '? takeAllIfAlone({ ...state, successor: state.self, backups: [] }) :',
    becomes: '? next({ ...state, successor: state.self, backups: [] }) :',
    scenario: 'relaxed-ring/crash/2',
    property: 'perfectRing',
  },
  {
    breaks: 'node that has lost its list asks nobody',
    file: 'relaxed-ring/suspicion.ts',
    line: 'if (node !== undefined) return ask(state, node);',
    becomes: '',
    scenario: 'relaxed-ring/crash/list-of-one',
    property: 'perfectRing',
  },
  {
    breaks: 'suspected successor stays among the backups',
    file: 'relaxed-ring/suspicion.ts',
    line: 'backups: without(state.backups),',
    becomes: 'backups: state.backups,',
    scenario: 'relaxed-ring/crash/list-round-the-ring',
    property: 'perfectRing',
  },
  {
    breaks: 'suspected node stays among those that were asked',
    file: 'relaxed-ring/suspicion.ts',
    line: 'asked: without(state.asked),',
    becomes: 'asked: state.asked,',
    scenario: 'relaxed-ring/suspicion/by-predecessor',
    property: 'perfectRing',
  },
  {
    breaks: 'message that is held is never passed on',
    file: 'relaxed-ring/settle.ts',
    line: 'if (state.held.length === 0 || isUnchanged) return { state, effects };',
    becomes: 'if (state.held.length >= 0 || isUnchanged) return { state, effects };',
    scenario: 'relaxed-ring/lookup/crash/3',
    property: 'everyLookupEnds',
  },
  {
    breaks: 'node leaves without waiting for anybody',
    file: 'relaxed-ring/leaving.ts',
    line: 'if (state.awaited.length > 0) return { state, effects };',
    becomes: '',
    scenario: 'relaxed-ring/leave/3+1',
    property: 'atMostOneResponsible',
  },
  {
    breaks: 'successor of one who leaves does not hear who was before it',
    file: 'relaxed-ring/leaving.ts',
    line: 'from === state.predecessor ? expecting(state, predecessor) : state',
    becomes: 'state',
    scenario: 'relaxed-ring/leave/3+1',
    property: 'atMostOneResponsible',
  },
  {
    breaks: 'one who leaves and whose successor leaves, too, tells nobody else',
    file: 'relaxed-ring/leaving.ts',
    line: 'return { state: told, effects: [announce(told, successor)] };',
    becomes: 'return { state: told, effects: [] };',
    scenario: 'relaxed-ring/leave/3-and-suspicion',
    property: 'perfectRing',
  },
  {
    breaks: 'leave of a neighbour is not answered',
    file: 'relaxed-ring/leaving.ts',
    line: `(after) => next(after, farewell(from)));
}

/** The one before`,
    becomes: `(after) => next(after));
}

/** The one before`,
    scenario: 'relaxed-ring/leave/2',
    property: 'perfectRing',
  },
  {
    breaks: 'message is sent back to a predecessor that is down',
    file: 'relaxed-ring/routing.ts',
    line: 'return isSuspected(state, state.predecessor) ? hold(state, message) : next(state, send(state.predecessor, message));',
    becomes: 'return next(state, send(state.predecessor, message));',
    scenario: 'relaxed-ring/lookup/crash/3',
    property: 'neverSentToTheSuspected',
  },
];
