/** `selfman/model-check` in a browser: scenarios, the exhaustive checker, the random walker, and reports as values. */
export { inWords, stepsInWords } from '../../model-check/drivers/checking.ts';
export { type Choice, Interactive, type Light, type Moment } from '../../model-check/drivers/interactive.ts';
export { check, simulate } from '../../model-check/drivers/page-check.ts';
export type { Walk } from '../../model-check/drivers/random-walk.ts';
export type { Recording } from '../../model-check/edge/report-shape.ts';
export { ModelError } from '../../model-check/engine/system/model-error.ts';
export type { CheckOptions, GraphOptions, Limits, Progress, SimulateOptions, Start } from '../../model-check/options.ts';
export { dot } from '../../model-check/report/dot.ts';
export { type ItfState, type ItfTrace, type ItfValue, itfOf, itfTrace, itfValue } from '../../model-check/report/itf.ts';
export type { Reason as PropertyReason, Witnesses } from '../../model-check/report/reason.ts';
export type { CheckReport, Counterexample, CounterexampleStep, Verdict, Violated } from '../../model-check/report/report.ts';
export { sequenceDiagram } from '../../model-check/report/sequence-diagram.ts';
export { spaceTimeDiagram } from '../../model-check/report/space-time-diagram.ts';
export {
  type Bound,
  type Expectation,
  type Faults,
  type Inductive,
  type Network,
  type ProtocolScenario,
  type Rename,
  type Scenario,
  type ScenarioNode,
  type ScenarioRequest,
  type SpecScenario,
  type SymmetricNodes,
  scenario,
} from '../../model-check/scenario.ts';
export type { ClientEvent, Envelope, Groups, History, NodeView, Status, World } from '../../model-check/world/world.ts';
