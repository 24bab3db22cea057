/**
 * A store of transactions on epochs. Votes of ⌊f/2⌋ + 1 places of one epoch lock an item. The outcome is agreed by Paxos at
 * the places of the home class, so no manager exists that could be lost for good.
 *
 * Source: J. Gray and L. Lamport, "Consensus on Transaction Commit", ACM TODS 31(1), 2006, which names consensus on the
 * outcome as the alternative to a consensus on each vote. Validation, and the use of epochs, are ours.
 */
import type { Spec } from '../kernel/spec.ts';
import { apply, forget } from './applying.ts';
import { hear, install, seal } from './configuring.ts';
import { abort, begin, hearOutcome, propose, vanish, vote } from './coordinating.ts';
import { accept, promise } from './deciding.ts';
import { frameOf, initialState } from './frame.ts';
import { reached, recovery, safety } from './properties.ts';
import { answer, ask } from './reading.ts';
import type { Bounds, StoreState } from './state.ts';
import { hearTouch, release, sayOver, settle, tellOfCommit, touch } from './sweeping.ts';

export function store(bounds: Bounds): Spec<StoreState> {
  const frame = frameOf(bounds);
  return {
    name: 'store',
    init: [initialState(frame)],
    actions: {
      begin: begin(frame),
      vote: vote(frame),
      propose: propose(frame),
      abort: abort(frame),
      vanish: vanish(frame),
      hearOutcome: hearOutcome(frame),
      promise: promise(frame),
      accept: accept(frame),
      apply: apply(frame),
      forget: forget(frame),
      tellOfCommit: tellOfCommit(frame),
      touch: touch(frame),
      hearTouch: hearTouch(frame),
      settle: settle(frame),
      sayOver: sayOver(frame),
      release: release(frame),
      ask: ask(frame),
      answer: answer(frame),
      seal: seal(frame),
      install: install(frame),
      hear: hear(frame),
    },
    properties: { ...safety(frame), ...recovery(frame), ...reached(frame) },
  };
}

export type { Bounds, StoreState };
