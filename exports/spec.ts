/** Specs: states, named actions, named properties, and the view that links two specs. */
export * from '../spec/kernel/flags.ts';
export * from '../spec/kernel/record.ts';
export * from '../spec/kernel/sorted-set.ts';
export * from '../spec/kernel/spec.ts';
