/** Ways to change an action of the store, for specs in which a rule is left out. */
import type { ActionDef, Spec } from '../../../spec/kernel/spec.ts';
import { apply, type Forget, forget } from '../../../spec/store/applying.ts';
import { abort, hearOutcome } from '../../../spec/store/coordinating.ts';
import { withRecord } from '../../../spec/store/deciding.ts';
import type { Frame } from '../../../spec/store/frame.ts';
import { type AtHome, type AtItem, withCarrier, withDatum } from '../../../spec/store/parts.ts';
import type { Ask } from '../../../spec/store/reading.ts';
import { type Carrier, NO_RECORD, type OutcomeRecord } from '../../../spec/store/state.ts';
import type { StoreState } from '../../../spec/store/store.ts';
import type { AtRecord } from '../../../spec/store/sweeping.ts';

type Named = AtItem | AtHome | AtRecord | Ask;

/** The action that meets each carrier as if it were another one; what it seems to be is forgotten afterwards. */
export function meeting<P extends Named>(
  original: ActionDef<StoreState, P>,
  seen: (carrier: Carrier, state: StoreState, param: P) => Partial<Carrier>,
): ActionDef<StoreState, P> {
  const disguised = (state: StoreState, param: P) => {
    const carrier = state.carriers[param.name];
    return withCarrier(state, param.name, { ...carrier, ...seen(carrier, state, param) });
  };
  return {
    ...original,
    when: (state, param) => original.when(disguised(state, param), param),
    then: (state, param) => {
      const after = original.then(disguised(state, param), param);
      const { epoch, isSealed } = state.carriers[param.name];
      return withCarrier(after, param.name, { ...after.carriers[param.name], epoch, isSealed });
    },
  };
}

export function changed<P>(
  original: ActionDef<StoreState, P>,
  then: (after: StoreState, before: StoreState, param: P) => StoreState,
): ActionDef<StoreState, P> {
  return { ...original, then: (state, param) => then(original.then(state, param), state, param) };
}

/** The record whose ballot is the newest, with all that it says. */
export function newest(a: OutcomeRecord, b: OutcomeRecord): OutcomeRecord {
  const ballotOf = ({ promised, accepted }: OutcomeRecord) => (accepted === null && promised === 0 ? -1 : promised);
  return ballotOf(b) > ballotOf(a) ? b : a;
}

export function epochOf({ transactions }: StoreState, { itemsOf }: Frame, { transaction, item }: AtItem): number {
  return transactions[transaction].epochs[itemsOf[transaction].indexOf(item)];
}

/** Nobody aborts by itself, and no place hears an outcome. These play no part in some faults, and would cost time. */
export function withoutEnds(frame: Frame): Spec<StoreState>['actions'] {
  const never = { when: () => false };
  return { abort: { ...abort(frame), ...never }, apply: { ...apply(frame), ...never }, hearOutcome: { ...hearOutcome(frame), ...never } };
}

export function forgetting(frame: Frame, mayForget: (state: StoreState, transaction: string) => boolean): ActionDef<StoreState, Forget> {
  return {
    ...forget({ ...frame, forgets: 'told' }),
    when: (state, { transaction, name }) => {
      const { promised, accepted } = state.carriers[name].records[transaction];
      return mayForget(state, transaction) && (promised > 0 || accepted !== null);
    },
    then: (state, { transaction, name }) => withRecord(state, name, transaction, NO_RECORD),
  };
}

/** Votes as if the place had no newer version than what was read. */
export function changedSight(original: ActionDef<StoreState, AtItem>): ActionDef<StoreState, AtItem> {
  const blind = (state: StoreState, { item, name }: AtItem) =>
    withDatum(state, name, item, { ...state.carriers[name].data[item], version: 0 });
  return {
    ...original,
    when: (state, at) => original.when(blind(state, at), at),
  };
}

type Claims = NonNullable<StoreState['classes'][string]['claim']>;

export function withClaims(state: StoreState, change: (claim: Claims, ofClass: string) => Claims): StoreState {
  const classes = Object.fromEntries(
    Object.entries(state.classes).map(([name, each]) => [name, { ...each, claim: each.claim === null ? null : change(each.claim, name) }]),
  );
  return { ...state, classes };
}

export function withoutLocks(data: Claims['data']): Claims['data'] {
  return Object.fromEntries(Object.entries(data).map(([item, { version }]) => [item, { version, locks: [] }]));
}
