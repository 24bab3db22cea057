/** The signals that end a command in order. A second one ends it at once. */

/** A terminal sends these to all processes that run in it: at Ctrl-C, at Ctrl-\, and when it closes. */
export const TERMINAL_SIGNALS = ['SIGINT', 'SIGQUIT', 'SIGHUP'] as const;
export const ENDING_SIGNALS = [...TERMINAL_SIGNALS, 'SIGTERM'] as const;
