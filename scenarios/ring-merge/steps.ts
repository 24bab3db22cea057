/** Single steps of the merge of rings: each question is a node and an event, and the properties judge what the node does. */
import type { MergeEvent } from '../../impl/ring-merge/protocol.ts';
import type { State } from '../../impl/ring-merge/state.ts';
import { ringMerge } from '../../impl/ring-merge/step.ts';
import { type Scenario, scenario } from '../../model-check/scenario.ts';
import { rememberingRecent, STATES_AT_HAND } from '../../spec/kernel/remembering.ts';
import { allThrough, reachable } from '../../spec/kernel/spec.ts';
import { talking } from '../../spec/ring-merge/conduct.ts';
import type { Deed } from '../../spec/ring-merge/deed.ts';
import { noting } from '../../spec/ring-merge/noting.ts';
import { holds } from '../expectations.ts';
import { deedOf } from '../judged-steps.ts';
import { draws, events, minds, waitingMinds } from './minds.ts';

interface Question {
  readonly before: State;
  readonly event: MergeEvent;
}

const asked: readonly Question[] = [
  ...minds().flatMap((before) => events().map((event) => ({ before, event }))),
  ...waitingMinds().flatMap((before) => draws().map((event) => ({ before, event }))),
];

/** The step that the node takes. */
const deedIn = rememberingRecent(STATES_AT_HAND, ({ before, event }: Question): Deed => deedOf(ringMerge, before, event));

export const mergeStepScenarios: readonly Scenario[] = [
  scenario<Question>({
    name: 'ring-merge/steps',
    teaches: 'In each of many states, including ones that no merge of a few nodes reaches, a node does its duty at each kind of event.',
    spec: {
      name: 'ring-merge/steps',
      init: asked,
      actions: {},
      properties: {
        ...allThrough(deedIn, { ...talking, ...noting }),
        aLookupWaits: reachable((question) => deedIn(question).after.agenda.length > 0, 'A look-up waits for a draw.'),
        aNodeIsSought: reachable((question) => deedIn(question).after.queue.length > 1, 'Two nodes wait to be looked up.'),
      },
    },
    cost: 'fast',
    expect: holds(asked.length, asked.length, 1),
  }),
];
