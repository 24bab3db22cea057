import { testFastScenarios } from './fast-scenarios.ts';

testFastScenarios('ring-merge');
