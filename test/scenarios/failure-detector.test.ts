import { testFastScenarios } from './fast-scenarios.ts';

testFastScenarios('failure-detector');
