/** Clocks that jump. */
import { CLOCKS } from '../../faults/kinds/clocks.ts';
import { testEach } from './every-fault.ts';

testEach(CLOCKS);
