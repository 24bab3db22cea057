/** Disks that are full, and writes that have torn. */
import { DISKS } from '../../faults/kinds/disks.ts';
import { testEach } from './every-fault.ts';

testEach(DISKS);
