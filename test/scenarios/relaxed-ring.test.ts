import { testFastScenarios } from './fast-scenarios.ts';

testFastScenarios('relaxed-ring');
