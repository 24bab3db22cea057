import { testFastScenarios } from './fast-scenarios.ts';

testFastScenarios('snapshot-reads');
