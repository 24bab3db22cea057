/** Timers whose delay a configuration may leave out. */

export interface TimerSet<T> {
  readonly type: 'setTimer';
  readonly timer: T;
  readonly afterMs: number;
}

/** The effect that arms `timer`. None without a delay: then the timer never runs. */
export function arm<const T>(timer: T, afterMs: number | undefined): readonly TimerSet<T>[] {
  return afterMs === undefined ? [] : [{ type: 'setTimer', timer, afterMs }];
}
