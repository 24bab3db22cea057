/** How far a clock jumps at which signal. Node itself uses neither. */

const DAY_MS = 86_400_000;

export const JUMPS_MS = { SIGUSR2: 365 * DAY_MS, SIGWINCH: -3_650 * DAY_MS } as const;
