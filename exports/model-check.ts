/** `selfman/model-check`: scenarios, the exhaustive checker, the random walker, and reports as values. */
export { check, inWords, stepsInWords } from '../model-check/drivers/check.ts';
export type { Walk } from '../model-check/drivers/random-walk.ts';
export { simulate } from '../model-check/drivers/simulate.ts';
export { ModelError } from '../model-check/engine/system/model-error.ts';
export type { CheckOptions, Limits, Progress, SimulateOptions } from '../model-check/options.ts';
export type { CheckReport, Counterexample, CounterexampleStep, Verdict } from '../model-check/report/report.ts';
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
