import { testFastScenarios } from './fast-scenarios.ts';

testFastScenarios('baselines');
