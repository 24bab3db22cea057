import { testFastScenarios } from './fast-scenarios.ts';

testFastScenarios('identifier-space');
