/** Processes that die, stop for a while, or are started again. */
import { CRASHES } from '../../faults/kinds/crashes.ts';
import { testEach } from './every-fault.ts';

testEach(CRASHES);
