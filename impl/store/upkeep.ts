/** The timers of a node in the store. */
import { andThen, indicate, next } from '../kernel/protocol.ts';
import { askMissing, gaveUp, tell, withoutTransaction, withTransaction } from './coordinator.ts';
import type { Timer } from './messages.ts';
import type { StoreEffect, StoreNext } from './protocol.ts';
import { askStepAgain } from './resolver.ts';
import { isDue } from './retries.ts';
import type { State, Transaction } from './state.ts';

/** Asks again what was not answered. A transaction that was asked again often enough is given up. */
export function onRetry(state: State): StoreNext {
  const asked = state.open.reduce<StoreNext>((before, each) => andThen(before, (after) => retry(after, each)), next(state));
  return asked.state.resolving.reduce((before, each) => andThen(before, (after) => askStepAgain(after, each)), asked);
}

function retry(state: State, transaction: Transaction): StoreNext {
  const { giveUpAfter, pausesDouble = false } = state.config;
  if (giveUpAfter === undefined && !pausesDouble) return askMissing(state, transaction, true);
  const { retries } = transaction;
  if (giveUpAfter !== undefined && retries >= giveUpAfter) return giveUp(state, transaction);
  const counted = { ...transaction, retries: retries + 1 };
  const after = withTransaction(state, counted);
  return isDue(state.config, retries) ? askMissing(after, counted, true) : next(after);
}

/** Before it has proposed, a coordinator aborts by itself. After that, others find the outcome out. */
function giveUp(state: State, transaction: Transaction): StoreNext {
  const { ticket, stage } = transaction;
  const gone = withoutTransaction(state, transaction);
  switch (stage.type) {
    case 'telling':
      return next(gone);
    case 'thinking':
      return next(gone, indicate({ type: 'aborted', ticket, because: 'late' } as const));
    case 'reading':
    case 'confirming':
      return next(gone, ...gaveUp(transaction, false));
    case 'preparing':
      return andThen(next(state, ...gaveUp(transaction, false)), (after) => tell(after, transaction, 'aborted'));
    default:
      return next(gone, ...gaveUp(transaction, true));
  }
}

/** Arms a timer when a node begins to wait, and again when the timer has run out. The patience always ends. `ran`: which have. */
export function timed(before: State, after: StoreNext, ran: readonly Timer['type'][]): StoreNext {
  const { retryMs, patienceMs } = before.config;
  return andThen(after, (state) => {
    const [was, is] = [!ran.includes('retry') && waits(before), waits(state)];
    if (was === is && ran.length === 0) return next(state);
    return next(
      state,
      ...(retryMs === undefined || was === is
        ? []
        : [is ? armed('retry', retryMs) : ({ type: 'cancelTimer', timer: { type: 'retry' } } as const)]),
      ...(patienceMs === undefined || !ran.includes('patience') ? [] : [armed('patience', patienceMs)]),
    );
  });
}

function armed(type: Timer['type'], afterMs: number): StoreEffect {
  return { type: 'setTimer', timer: { type }, afterMs };
}

function waits({ open, resolving }: State): boolean {
  return open.length > 0 || resolving.some(({ step }) => step.type !== 'outranked');
}
