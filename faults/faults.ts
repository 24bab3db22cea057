/** All kinds of faults, by name. */

import type { Fault } from './fault.ts';
import { CLOCKS } from './kinds/clocks.ts';
import { CRASHES } from './kinds/crashes.ts';
import { DISKS } from './kinds/disks.ts';
import { MEMBERS } from './kinds/members.ts';
import { NETWORK } from './kinds/network.ts';

export const FAULTS: readonly Fault[] = [...CRASHES, ...NETWORK, ...DISKS, ...MEMBERS, ...CLOCKS];
