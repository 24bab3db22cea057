/** How places hear an outcome, and how its record is forgotten when its coordinator knows that all of them have it. */
import { type ActionDef, action } from '../kernel/spec.ts';
import { withRecord } from './deciding.ts';
import type { Frame } from './frame.ts';
import { type AtItem, atItems, counted, isMovedOn, madeBy, withDatum, withoutVoid, withTransaction, wouldCount } from './parts.ts';
import { type Datum, NO_RECORD, NOBODY, type Outcome, type StoreState, speaks, type Transaction } from './state.ts';

export interface Told extends AtItem {
  readonly outcome: Outcome;
}

export function apply(frame: Frame): ActionDef<StoreState, Told> {
  return action({
    doc: 'A member hears an outcome. It takes a committed write over if that is newer, releases the lock, and acknowledges. The coordinator counts acknowledgements of one epoch.',
    params: () => atItems(frame).flatMap((at) => (['committed', 'aborted'] as const).map((outcome) => ({ ...at, outcome }))),
    when: (state, told) => {
      const { transaction, name, outcome } = told;
      const carrier = state.carriers[name];
      const { outcomes } = state.transactions[transaction];
      if (!outcomes.includes(outcome) || !speaks(carrier)) return false;
      return (
        isChanged(state, frame, told) || (awaits(frame, state.transactions[transaction]) && wouldCount(pollOf(state, frame, told), carrier))
      );
    },
    then: (state, told) => {
      const { transaction, item, name } = told;
      const after = isChanged(state, frame, told) ? withDatum(state, name, item, datumAfter(state, frame, told)) : state;
      const before = state.transactions[transaction];
      if (!awaits(frame, before)) return after;
      const own = frame.itemsOf[transaction].indexOf(item);
      const acknowledged = before.told.map((poll, i) => (i === own ? counted(poll, state.carriers[name]) : poll));
      const isForgotten = acknowledged.every(({ by }) => by.length === frame.places);
      const told_ = isForgotten ? acknowledged.map(() => NOBODY) : acknowledged;
      return withTransaction(after, transaction, { ...before, told: told_, isForgotten });
    },
  });
}

/** Whether the coordinator still counts who has the outcome. */
function awaits({ forgets }: Frame, { status, isForgotten }: Transaction): boolean {
  return forgets !== undefined && status === 'committed' && !isForgotten;
}

function pollOf({ transactions }: StoreState, { itemsOf }: Frame, { transaction, item }: AtItem) {
  return transactions[transaction].told[itemsOf[transaction].indexOf(item)];
}

function isChanged(state: StoreState, frame: Frame, told: Told): boolean {
  const before = state.carriers[told.name].data[told.item];
  const after = datumAfter(state, frame, told);
  return after.version !== before.version || after.locks.length !== before.locks.length;
}

function datumAfter(state: StoreState, frame: Frame, { transaction, item, name, outcome }: Told): Datum {
  const { version, locks } = state.carriers[name].data[item];
  const released = locks.filter((each) => each !== transaction);
  const isWritten = outcome === 'committed' && frame.writesOf[transaction].includes(item);
  const made = isWritten ? Math.max(version, madeBy(state, frame, transaction, item)) : version;
  return withoutVoid(state, frame, item, { version: made, locks: released });
}

export interface Forget {
  readonly transaction: string;
  readonly name: string;
}

export function forget(frame: Frame): ActionDef<StoreState, Forget> {
  return action({
    doc: 'A record is needed no more. A member of the home class forgets it, if its version of the home item is newer than the one that was read. A member that was replaced may not have that version.',
    params: () =>
      frame.forgets === undefined
        ? []
        : frame.names.flatMap((transaction) =>
            frame.carriers
              .filter((name) => frame.classOfCarrier[name] === frame.homeOf[transaction])
              .map((name) => ({ transaction, name })),
          ),
    when: (state, { transaction, name }) => {
      const carrier = state.carriers[name];
      const { promised, accepted } = carrier.records[transaction];
      if (!state.transactions[transaction].isForgotten || (promised === 0 && accepted === null)) return false;
      return speaks(carrier) && isMovedOn(state, frame, transaction, carrier.data);
    },
    then: (state, { transaction, name }) => withRecord(state, name, transaction, NO_RECORD),
  });
}
