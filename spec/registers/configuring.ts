/** How a configuration follows on another: members are sealed and read, a newcomer is installed, and carriers hear of it. */
import { put } from '../kernel/record.ts';
import { setOf } from '../kernel/sorted-set.ts';
import { type ActionDef, action } from '../kernel/spec.ts';
import { type Carrier, type Frame, lastEpoch, type RegisterState } from './state.ts';

export interface Seal {
  /** The place that is claimed. */
  readonly place: number;
  readonly name: string;
}

export function seal(frame: Frame): ActionDef<RegisterState, Seal> {
  return action({
    doc: 'A member of the last configuration is sealed for the claim of a place, and lets the claimant read its version.',
    params: () => frame.places.flatMap((place) => frame.carriers.map((name) => ({ place, name }))),
    when: (state, { place, name }) => {
      const { status, epoch, isSealed } = state.carriers[name];
      const isMember = status === 'live' && !isSealed && epoch === lastEpoch(state);
      // Places differ only in their numbers, so they are claimed in turn.
      const isInTurn = state.claim === null ? place <= lastEpoch(state) : state.claim.place === place;
      return isMember && epoch < frame.newcomers.length && isInTurn;
    },
    then: (state, { place, name }) => {
      const carrier = state.carriers[name];
      const { sealed, version } = state.claim ?? { sealed: [], version: 0 };
      const claim = { place, sealed: setOf(...sealed, carrier.place), version: Math.max(version, carrier.version) };
      return withCarrier({ ...state, claim }, name, { ...carrier, isSealed: true });
    },
  });
}

export function install(frame: Frame): ActionDef<RegisterState, void> {
  return action({
    doc: 'With ⌊f/2⌋ + 1 members sealed, a newcomer takes the place over under the next epoch, with the newest version that was read.',
    when: ({ claim }) => claim !== null && claim.sealed.length >= frame.majority,
    then: (state) => {
      if (state.claim === null) return state;
      const { place, version } = state.claim;
      const epoch = lastEpoch(state) + 1;
      const name = frame.newcomers[epoch - 1];
      const next = state.configurations[epoch - 1].map((each, i) => (i === place ? name : each));
      const installed = { ...state, configurations: [...state.configurations, next], claim: null };
      return withCarrier(installed, name, { status: 'live', place, epoch, isSealed: false, version });
    },
  });
}

export function hear(frame: Frame): ActionDef<RegisterState, string> {
  return action({
    doc: 'A carrier hears of the next configuration: it goes on under its epoch, unsealed, or is out.',
    params: () => frame.carriers,
    when: (state, name) => state.carriers[name].status === 'live' && state.carriers[name].epoch < lastEpoch(state),
    then: (state, name) => {
      const carrier = state.carriers[name];
      const epoch = carrier.epoch + 1;
      const isMember = state.configurations[epoch].includes(name);
      return withCarrier(state, name, { ...carrier, epoch, isSealed: false, status: isMember ? 'live' : 'out' });
    },
  });
}

export function withCarrier(state: RegisterState, name: string, carrier: Carrier): RegisterState {
  return put(state, 'carriers', put(state.carriers, name, carrier));
}
