/** The protocol that a reader of chapter 20 finds in the editor. */
export const LOCK = `import { next, send } from 'selfman/impl';

interface State {
  other: number;
  phase: 'idle' | 'asking' | 'holding' | 'done';
  otherWaits: boolean;
}

export const lock = {
  name: 'lock',
  init: (self: number, { other }: { other: number }) =>
    next({ self, other, phase: 'idle', otherWaits: false }),

  step(state: State, event) {
    if (event.type === 'request') return onRequest(state);
    if (event.type === 'receive' && event.message === 'mayI') return onMayI(state);
    if (event.type === 'receive' && event.message === 'yes') return onYes(state);
    if (event.type === 'timeout') return onDone(state);
    return next(state);
  },
};

function onRequest(state: State) {
  return next({ ...state, phase: 'asking' }, send(state.other, 'mayI'));
}

function onMayI(state: State) {
  const mustWait = state.phase === 'holding';
  if (mustWait) return next({ ...state, otherWaits: true });
  return next(state, send(state.other, 'yes'));
}

function onYes(state: State) {
  return next({ ...state, phase: 'holding' }, { type: 'setTimer', timer: 'workIsDone', afterMs: 1000 });
}

function onDone(state: State) {
  const done = { ...state, phase: 'done', otherWaits: false };
  return state.otherWaits ? next(done, send(state.other, 'yes')) : next(done);
}
`;
