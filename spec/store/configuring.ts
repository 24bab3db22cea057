/** How a configuration follows on another: members are sealed and read, a newcomer is installed, and carriers hear of it. */
import { put } from '../kernel/record.ts';
import { setOf } from '../kernel/sorted-set.ts';
import { type ActionDef, action } from '../kernel/spec.ts';
import { blankEntries, type Frame } from './frame.ts';
import { withCarrier, withoutVoid } from './parts.ts';
import { type ClassOfItems, type Datum, type Entries, lastEpoch, type OutcomeRecord, type StoreState } from './state.ts';

export interface Seal {
  /** The place that is claimed. */
  readonly place: number;
  readonly name: string;
}

export function seal(frame: Frame): ActionDef<StoreState, Seal> {
  return action({
    doc: 'A member of the last configuration is sealed for the claim of a place, and lets the claimant read all that it keeps.',
    params: () => frame.allPlaces.flatMap((place) => frame.carriers.map((name) => ({ place, name }))),
    when: ({ carriers, classes }, { place, name }) => {
      const { status, epoch, isSealed } = carriers[name];
      const ofClass = frame.classOfCarrier[name];
      const { claim, configurations } = classes[ofClass];
      if (status !== 'live' || isSealed || epoch !== configurations.length - 1) return false;
      // Places differ only in their numbers, so they are claimed in turn.
      const isInTurn = claim === null ? place <= epoch : claim.place === place;
      return epoch < frame.newcomers[ofClass].length && isInTurn;
    },
    then: (state, { place, name }) => {
      const carrier = state.carriers[name];
      const ofClass = frame.classOfCarrier[name];
      const before = state.classes[ofClass].claim ?? { place, sealed: [], ...blankEntries(frame, ofClass) };
      const claim = { place, sealed: setOf(...before.sealed, carrier.place), ...joined(state, frame, before, carrier) };
      return withCarrier(withClass(state, ofClass, { ...state.classes[ofClass], claim }), name, { ...carrier, isSealed: true });
    },
  });
}

/** The entries of two members, as one. */
export function joined(state: StoreState, frame: Frame, a: Entries, b: Entries): Entries {
  return {
    data: Object.fromEntries(Object.keys(a.data).map((item) => [item, joinedData(state, frame, item, a.data[item], b.data[item])])),
    records: Object.fromEntries(Object.keys(a.records).map((name) => [name, joinedRecords(a.records[name], b.records[name])])),
  };
}

/** The newer version, and the locks of both that are not void over it. */
function joinedData(state: StoreState, frame: Frame, item: string, a: Datum, b: Datum): Datum {
  const both = { version: Math.max(a.version, b.version), locks: setOf(...a.locks, ...b.locks) };
  return withoutVoid(state, frame, item, both);
}

/** The highest promise and, for itself, the highest acceptance. */
function joinedRecords(a: OutcomeRecord, b: OutcomeRecord): OutcomeRecord {
  const isHigher = (b.accepted?.ballot ?? -1) > (a.accepted?.ballot ?? -1);
  return { promised: Math.max(a.promised, b.promised), accepted: isHigher ? b.accepted : a.accepted };
}

export function install(frame: Frame): ActionDef<StoreState, string> {
  return action({
    doc: 'With ⌊f/2⌋ + 1 members sealed, a newcomer takes the place over under the next epoch, with all that was read.',
    params: () => frame.classNames,
    when: ({ classes }, ofClass) => (classes[ofClass].claim?.sealed.length ?? 0) >= frame.majority,
    then: (state, ofClass) => {
      const before = state.classes[ofClass];
      if (before.claim === null) return state;
      const { place, data, records } = before.claim;
      const epoch = lastEpoch(before) + 1;
      const name = frame.newcomers[ofClass][epoch - 1];
      const next = before.configurations[epoch - 1].map((each, i) => (i === place ? name : each));
      const after = withClass(state, ofClass, { configurations: [...before.configurations, next], claim: null });
      return withCarrier(after, name, { status: 'live', place, epoch, isSealed: false, data, records });
    },
  });
}

export function hear(frame: Frame): ActionDef<StoreState, string> {
  return action({
    doc: 'A carrier hears of the next configuration: it goes on under its epoch, unsealed, or is out and keeps nothing.',
    params: () => frame.carriers,
    when: ({ carriers, classes }, name) =>
      carriers[name].status === 'live' && carriers[name].epoch < lastEpoch(classes[frame.classOfCarrier[name]]),
    then: (state, name) => {
      const carrier = state.carriers[name];
      const ofClass = frame.classOfCarrier[name];
      const epoch = carrier.epoch + 1;
      if (state.classes[ofClass].configurations[epoch].includes(name))
        return withCarrier(state, name, { ...carrier, epoch, isSealed: false });
      return withCarrier(state, name, { status: 'out', place: carrier.place, epoch, isSealed: false, ...blankEntries(frame, ofClass) });
    },
  });
}

function withClass(state: StoreState, name: string, after: ClassOfItems): StoreState {
  return put(state, 'classes', put(state.classes, name, after));
}
