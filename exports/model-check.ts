/** `selfman/model-check`: scenarios, the exhaustive checker, the random walker, and reports as values. */
export { check, inWords, stepsInWords } from '../model-check/drivers/check.ts';
export { checkThroughout } from '../model-check/drivers/further-violations.ts';
export type { Walk } from '../model-check/drivers/random-walk.ts';
export { type Retraced, retrace } from '../model-check/drivers/retrace.ts';
export { simulate } from '../model-check/drivers/simulate.ts';
export { type GraphState, type GraphStep, type StateGraph, stateGraph } from '../model-check/drivers/state-graph.ts';
export { findWitness, type Witness } from '../model-check/drivers/witness.ts';
export type { Recording } from '../model-check/edge/report-shape.ts';
export { ModelError } from '../model-check/engine/system/model-error.ts';
export type { CheckOptions, GraphOptions, Limits, Progress, SimulateOptions } from '../model-check/options.ts';
export { dot } from '../model-check/report/dot.ts';
export { type ItfState, type ItfTrace, type ItfValue, itfOf, itfTrace, itfValue } from '../model-check/report/itf.ts';
export type { CheckReport, Counterexample, CounterexampleStep, Verdict, Violated } from '../model-check/report/report.ts';
export { sequenceDiagram } from '../model-check/report/sequence-diagram.ts';
export { spaceTimeDiagram } from '../model-check/report/space-time-diagram.ts';
export {
  type Bound,
  type Expectation,
  type Faults,
  type Network,
  type ProtocolScenario,
  type Rename,
  type Scenario,
  type ScenarioNode,
  type ScenarioRequest,
  type SpecScenario,
  type SymmetricNodes,
  scenario,
} from '../model-check/scenario.ts';
export type { ClientEvent, Envelope, Groups, History, NodeView, Status, World } from '../model-check/world/world.ts';
