/** Lookups while the ring changes and nodes are suspected: the ring is a few requests, which may come in any order. */
import type { Fingers } from '../../../impl/fingers/protocol.ts';
import { fingers } from '../../../impl/fingers/step.ts';
import {
  aFingerIsWrong,
  everyQuestionIsAnswered,
  fingersAreOrWereMembers,
  fingersBecomeRight,
  promises,
} from '../../../spec/fingers/promises.ts';
import { allThrough, type Properties, reachable, through } from '../../../spec/kernel/spec.ts';
import { type Heard, hearing, overlayOf } from '../../refinements/fingers.ts';
import { type ProtocolScenario, type Scenario, scenario } from '../../scenario.ts';
import type { World } from '../../world/world.ts';
import { holds, violates } from '../expectations.ts';
import { asks, CHORD, FOUR_ARY, refreshes, ring, told } from './nodes.ts';

type FingerWorld = World<Fingers, Heard>;

const seen = {
  aLookupWaits: reachable<FingerWorld>(
    ({ nodes }) => nodes.some(({ state }) => state.waiting.length > 0),
    'A lookup for which there is no way on.',
  ),
  aLookupIsLost: reachable<FingerWorld>(
    ({ nodes, messages, history }) =>
      nodes.every(({ state }) => state.waiting.length === 0) && messages.length === 0 && history.asked > history.answers.length,
  ),
};

/** Node 4 joins between 0 and 8: its successor hears of it first, its predecessor last, or in any other order. */
const NODE_4_JOINS = [told(8, 4, 12), told(4, 0, 8), told(0, 12, 4)];

export const fingerChurnScenarios: readonly Scenario[] = [];
