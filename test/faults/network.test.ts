/** Links that are cut, break, or are slow. */
import { NETWORK } from '../../faults/kinds/network.ts';
import { testEach } from './every-fault.ts';

testEach(NETWORK);
