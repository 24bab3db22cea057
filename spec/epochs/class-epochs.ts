/**
 * How one class of replicas changes hands, and heals after a partition, while transactions are decided and clients read.
 * A role votes, is suspected, falsely or not, is replaced or handed over, and comes back.
 */
import type { ActionDef, Spec } from '../kernel/spec.ts';
import { calm, die, giveUp, repair } from './calming.ts';
import { accept, install, promise } from './claiming.ts';
import { handOver, receive } from './handing-over.ts';
import { lateAccept, latePrepare, latePromise, propose } from './late-answers.ts';
import { progress, repairs, safety } from './properties.ts';
import { answer, beginReading } from './reading.ts';
import { type Bounds, type ClassState, type Frame, frameOf, initialState } from './state.ts';
import { abort, learn, prepare } from './voting.ts';

export function classEpochs(bounds: Bounds): Spec<ClassState> {
  const frame = frameOf(bounds);
  const isRepaired = bounds.deaths !== undefined;
  const late = { prepare: latePrepare(frame), promise: latePromise(frame), propose: propose(frame), accept: lateAccept(frame) };
  const always = {
    prepare: prepare(frame),
    promise: promise(frame),
    accept: accept(frame),
    install: install(frame),
    ...(bounds.isLate === true ? late : {}),
  };
  const sometimes = {
    ...(frame.isDecided ? { abort: abort(frame), learn: learn(frame) } : {}),
    ...(bounds.reader === true ? { beginReading: beginReading(frame), answer: answer(frame) } : {}),
    ...(bounds.handedOver === undefined ? {} : { handOver: handOver(frame), receive: receive(frame) }),
  };
  return {
    name: 'class-epochs',
    init: [initialState(frame)],
    actions: isRepaired
      ? { ...untilCalm({ ...always, ...sometimes, die: die(frame), giveUp: giveUp(frame) }), calm: calm(), repair: repair(frame) }
      : { ...always, ...sometimes },
    properties: { ...safety(frame), ...progress(frame), ...(isRepaired ? repairs(frame) : {}) },
  };
}

export type { Bounds, ClassState, Frame };

// biome-ignore lint/suspicious/noExplicitAny: each action has a parameter type of its own; a record cannot name them all.
type Actions = Readonly<Record<string, ActionDef<ClassState, any>>>;

/** The same actions, only until the network is calm. */
function untilCalm(actions: Actions): Actions {
  return Object.fromEntries(
    Object.entries(actions).map(([name, each]) => [
      name,
      { ...each, when: (state: ClassState, param: unknown) => !state.isCalm && each.when(state, param) },
    ]),
  );
}
