import { testFastScenarios } from './fast-scenarios.ts';

testFastScenarios('store');
