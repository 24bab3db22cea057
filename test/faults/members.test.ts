/** Nodes that join and leave under load. */
import { MEMBERS } from '../../faults/kinds/members.ts';
import { testEach } from './every-fault.ts';

testEach(MEMBERS);
