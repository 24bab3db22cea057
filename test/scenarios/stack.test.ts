import { testFastScenarios } from './fast-scenarios.ts';

testFastScenarios('stack');
