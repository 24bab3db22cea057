/** `selfman/model-check`: scenarios, the exhaustive checker, the random walker, and reports as values. */
export { check } from '../model-check/drivers/check.ts';
export { checkThroughout } from '../model-check/drivers/further-violations.ts';
export { type Retraced, retrace } from '../model-check/drivers/retrace.ts';
export { simulate } from '../model-check/drivers/simulate.ts';
export { type GraphState, type GraphStep, type StateGraph, stateGraph } from '../model-check/drivers/state-graph.ts';
export { findWitness, type Witness } from '../model-check/drivers/witness.ts';
export * from './page/model-check.ts';
