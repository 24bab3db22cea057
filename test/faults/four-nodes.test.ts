/** Faults of four nodes that reach each other. */
import { FOUR } from '../../faults/cluster.ts';
import { FAULTS } from '../../faults/faults.ts';
import { testInTurn } from './in-turn.ts';

testInTurn(FAULTS.filter(({ cluster }) => cluster === FOUR));
