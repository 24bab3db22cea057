import { testFastScenarios } from './fast-scenarios.ts';

testFastScenarios('lookup-consistency');
