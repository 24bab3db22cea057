/** The checker: scenarios in, reports out. */
export * from '../model-check/report.ts';
export * from '../model-check/scenario.ts';
export * from '../model-check/world/world.ts';
