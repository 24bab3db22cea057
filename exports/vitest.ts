/** `selfman/vitest`: scenarios as tests. The only face that needs vitest, which the user installs. */

export { testCounterexample } from '../model-check/vitest/counterexample-tests.ts';
export { testScenario, testScenarios } from '../model-check/vitest/scenario-tests.ts';
