/** `selfman/model-check`: scenarios, the exhaustive checker, the random walker, reports as values. */
export { check, inWords, stepsInWords } from '../model-check/check.ts';
export type { Walk } from '../model-check/drivers/random.ts';
export { ModelError } from '../model-check/engine/system/model-error.ts';
export type { CheckOptions, Limits, Progress, SimulateOptions } from '../model-check/options.ts';
export type { CheckReport, Counterexample, CounterexampleStep, Verdict } from '../model-check/report.ts';
export {
  type AlikeNodes,
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
  scenario,
} from '../model-check/scenario.ts';
export { sequenceDiagram } from '../model-check/sequence-diagram.ts';
export { simulate } from '../model-check/simulate.ts';
export type { ClientEvent, Envelope, Groups, History, NodeView, Status, World } from '../model-check/world/world.ts';
