import { testFastScenarios } from './fast-scenarios.ts';

testFastScenarios('registers');
