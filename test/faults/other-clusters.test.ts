/** Faults that need a cluster of another kind. */
import { FOUR, LINKED_FOUR } from '../../faults/cluster.ts';
import { FAULTS } from '../../faults/faults.ts';
import { byCluster } from '../../faults/in-turn.ts';
import { testInTurn } from './in-turn.ts';

const others = FAULTS.filter(({ cluster }) => cluster !== FOUR && cluster !== LINKED_FOUR);

for (const faults of byCluster(others)) testInTurn(faults);
