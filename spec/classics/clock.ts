/**
 * An hour clock in real time, after Lamport's “Specifying Systems”, chapter 9: the hour changes when its time has come, within a
 * tolerance. Time passes in whole seconds, and ends.
 */
import type { Fairness } from '../kernel/fairness.ts';
import { action, always, type Spec } from '../kernel/spec.ts';
import { alwaysEventually, eventually, eventuallyAlways } from '../kernel/temporal.ts';

export interface Clock {
  /** 1 to 12. */
  readonly hour: number;
  readonly now: number;
  /** The time since the hour has changed. */
  readonly sinceTick: number;
}

export interface ClockBounds {
  readonly secondsPerHour: number;
  readonly tolerance: number;
  /** Time ends here. */
  readonly lastSecond: number;
}

/** A step lets time pass, changes the hour, or does both at once. Its parameter is the time after it. */
export function clock({ secondsPerHour, tolerance, lastSecond }: ClockBounds, fairness: readonly Fairness[] = []): Spec<Clock> {
  const times = Array.from({ length: lastSecond + 1 }, (_, time) => time);
  const hours = Array.from({ length: 12 }, (_, i) => i + 1);
  const after = ({ now, sinceTick }: Clock, time: number) => sinceTick + time - now;
  const mayTick = ({ sinceTick }: Clock) => sinceTick >= secondsPerHour - tolerance;
  return {
    name: 'clock',
    init: hours.flatMap((hour) => times.map((now) => ({ hour, now, sinceTick: 0 }))),
    fairness,
    actions: {
      pass: action<Clock, number>({
        params: () => times,
        when: (state, time) => time >= state.now && after(state, time) <= secondsPerHour + tolerance,
        then: (state, time) => ({ ...state, now: time, sinceTick: after(state, time) }),
      }),
      tick: action<Clock, number>({
        params: () => times,
        when: (state, time) => time >= state.now && mayTick(state),
        then: ({ hour }, time) => ({ hour: (hour % 12) + 1, now: time, sinceTick: 0 }),
      }),
    },
    properties: {
      theHourIsNotLate: always(({ sinceTick }) => sinceTick <= secondsPerHour + tolerance),
      timeGoesOn: eventually(({ now }) => now === lastSecond, 'The last second comes.'),
      fourDoesNotLast: eventuallyAlways(({ now }) => now !== 4, 'From some time on it is never four seconds again.'),
      everyHourComes: alwaysEventually(({ hour }) => hour === 12, 'It is twelve again and again.'),
    },
  };
}
