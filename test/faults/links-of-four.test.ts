/** Faults of the links between four nodes, and those that need such links. */
import { LINKED_FOUR } from '../../faults/cluster.ts';
import { FAULTS } from '../../faults/faults.ts';
import { testInTurn } from './in-turn.ts';

testInTurn(FAULTS.filter(({ cluster }) => cluster === LINKED_FOUR));
