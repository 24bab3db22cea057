/** A planned hand-over: the role goes on with another carrier, and the configuration stays as it is. */
import { type ActionDef, action } from '../kernel/spec.ts';
import { isMember, withCarrier } from './carriers.ts';
import { type ClassState, type Frame, heirOf } from './state.ts';

export function handOver(frame: Frame): ActionDef<ClassState, number> {
  return action({
    doc: 'A carrier gives its role away with all of its state, the promise included, and does nothing more in it.',
    params: () => frame.handedOver ?? [],
    when: ({ carriers }, place) => carriers[`p${place}`].status === 'live' && isMember(`p${place}`, carriers[`p${place}`]),
    then: (state, place) => {
      const giver = state.carriers[`p${place}`];
      const given = withCarrier(state, `p${place}`, { ...giver, status: 'gave' });
      return withCarrier(given, heirOf(place), { ...giver, status: 'coming' });
    },
  });
}

export function receive(frame: Frame): ActionDef<ClassState, number> {
  return action({
    doc: 'The role arrives at its new carrier, at any time after.',
    params: () => frame.handedOver ?? [],
    when: ({ carriers }, place) => carriers[heirOf(place)].status === 'coming',
    then: (state, place) => withCarrier(state, heirOf(place), { ...state.carriers[heirOf(place)], status: 'live' }),
  });
}
