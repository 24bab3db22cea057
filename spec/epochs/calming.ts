/**
 * Recovery: members die, claimants give up, and then the network is calm. From then on the live carriers tell each other
 * what they know, and repair the class by a ballot of their own.
 */
import { put } from '../kernel/record.ts';
import { type ActionDef, action } from '../kernel/spec.ts';
import { liveCarriers, takesPart, withCarrier, withClaim, withTransaction } from './carriers.ts';
import { goneOn, withChosen } from './claiming.ts';
import {
  type Accepted,
  blankCarrier,
  type ClassState,
  type Configuration,
  claimantOf,
  claimKey,
  type Frame,
  heirOf,
  roleOf,
  upTo,
} from './state.ts';
import { aborted, knowsAfter } from './voting.ts';

export function die(frame: Frame): ActionDef<ClassState, string> {
  return action({
    doc: 'A carrier, or a role on its way, is lost for good with its disk. Any configuration that is, or may become, the last one loses fewer than f/2 members.',
    params: () => frame.carriers,
    when: (state, name) => {
      const { status } = state.carriers[name];
      if (status !== 'live' && status !== 'coming') return false;
      const isLost = (role: string) => role === name || state.carriers[role].status === 'dead';
      if (frame.carriers.filter((each) => state.carriers[each].status === 'dead').length >= (frame.deaths ?? 0)) return false;
      return needed(state, frame).every((configuration) => configuration.filter(isLost).length * 2 < frame.places);
    },
    then: (state, name) => {
      const after = withCarrier(state, name, { ...state.carriers[name], status: 'dead' });
      const own = frame.ballotsOf.find(({ epoch, ballot }) => claimantOf(epoch, ballot) === name);
      return own === undefined ? after : stopped(after, own.epoch, own.ballot);
    },
  });
}

/** The last configuration of which ⌊f/2⌋ + 1 members live, and all that follow on it or have been proposed to follow. */
function needed(state: ClassState, frame: Frame): readonly Configuration[] {
  const highest = upTo(frame.lastEpoch + 1).reduce((last, epoch) => (state.chosen[epoch].length > 0 ? epoch : last), 0);
  const isSettled = (epoch: number) => {
    const [configuration] = state.chosen[epoch];
    const living = configuration.filter((name) => state.carriers[name].epoch >= epoch && state.carriers[name].status !== 'dead');
    return living.length >= frame.majority;
  };
  const settled = upTo(highest + 1).findLast((epoch) => epoch === 0 || isSettled(epoch)) ?? 0;
  const installed = upTo(highest - settled + 1).map((i) => state.chosen[settled + i][0]);
  const pending = frame.ballotsOf.flatMap(({ epoch, ballot }) => {
    const proposed = state.claims[claimKey(epoch, ballot)]?.proposed ?? null;
    return epoch >= settled && proposed !== null ? [proposed] : [];
  });
  return [...installed, ...pending];
}

export function giveUp(frame: Frame): ActionDef<ClassState, { readonly epoch: number; readonly ballot: number }> {
  return action({
    doc: 'A claimant gives up its ballot, and nobody hears of it again.',
    params: () => frame.ballotsOf,
    when: ({ claims }, { epoch, ballot }) => claims[claimKey(epoch, ballot)]?.isDriven === true,
    then: (state, { epoch, ballot }) => stopped(state, epoch, ballot),
  });
}

function stopped(state: ClassState, epoch: number, ballot: number): ClassState {
  const claim = state.claims[claimKey(epoch, ballot)];
  return claim === null ? state : withClaim(state, epoch, ballot, { ...claim, isDriven: false });
}

export function calm(): ActionDef<ClassState, void> {
  return action({
    doc: 'The network becomes calm: all live carriers reach each other, and suspect only the dead.',
    when: ({ isCalm }) => !isCalm,
    then: (state) => put(state, 'isCalm', true),
  });
}

export function repair(frame: Frame): ActionDef<ClassState, void> {
  return action({
    doc: 'In a calm network a role in flight arrives, or live carriers hear of the last epoch or of outcomes. They may also run a ballot for a lost place or a lasting seal.',
    when: (state) => state.isCalm && repaired(state, frame) !== null,
    then: (state) => repaired(state, frame) ?? state,
  });
}

/** The next step of a repair; null: nothing of it can help. */
function repaired(state: ClassState, frame: Frame): ClassState | null {
  return arrived(state, frame) ?? toldEpoch(state, frame) ?? toldOutcomes(state, frame) ?? reconfigured(state, frame);
}

function arrived(state: ClassState, frame: Frame): ClassState | null {
  const place = (frame.handedOver ?? []).find((each) => state.carriers[heirOf(each)].status === 'coming');
  return place === undefined ? null : withCarrier(state, heirOf(place), { ...state.carriers[heirOf(place)], status: 'live' });
}

function toldEpoch(state: ClassState, frame: Frame): ClassState | null {
  const { epoch, configuration } = lastKnown(state, frame);
  const late = liveCarriers(state, frame).filter((name) => state.carriers[name].epoch < epoch);
  return late.length === 0 ? null : late.reduce((all, name) => goneOn(all, name, epoch, configuration), state);
}

/** The last epoch that a live carrier knows of. */
function lastKnown(state: ClassState, frame: Frame): { readonly epoch: number; readonly configuration: Configuration } {
  const living = liveCarriers(state, frame).map((name) => state.carriers[name]);
  return living.reduce((last, each) => (each.epoch > last.epoch ? each : last));
}

/** Transactions that are open are aborted, as their managers would; then all hear the outcomes. */
function toldOutcomes(state: ClassState, frame: Frame): ClassState | null {
  const open = frame.allTransactions.filter(
    (each) => state.transactions[each].epoch !== null && state.transactions[each].outcome === 'open',
  );
  if (open.length > 0) return open.reduce((all, each) => withTransaction(all, each, aborted(all.transactions[each])), state);
  const told = liveCarriers(state, frame).reduce((all, name) => {
    const carrier = all.carriers[name];
    const knows = carrier.knows.map((each, i) => knowsAfter(each, all.transactions[i]));
    return knows.some((each, i) => each !== carrier.knows[i]) ? withCarrier(all, name, { ...carrier, knows }) : all;
  }, state);
  return told === state ? null : told;
}

/** One ballot above all others, run by those who live, under which a standby takes the first lost place. */
function reconfigured(state: ClassState, frame: Frame): ClassState | null {
  const { epoch, configuration } = lastKnown(state, frame);
  const living = liveCarriers(state, frame);
  const held = living.map(roleOf);
  const asked = living.filter((name) => takesPart(name, state.carriers[name], epoch));
  const lost = configuration.findIndex((role) => !held.includes(role));
  const isWell = lost === -1 && asked.every((name) => state.carriers[name].promised === 0);
  if (isWell || asked.length < frame.majority || epoch === frame.lastEpoch) return null;
  const told = asked.map((name) => state.carriers[name]);
  const seen = told.reduce<Accepted | null>((all, { accepted }) => ((accepted?.ballot ?? 0) > (all?.ballot ?? 0) ? accepted : all), null);
  const standby = frame.rescuers.find((name) => state.carriers[name].status === 'absent');
  if (seen === null && lost !== -1 && standby === undefined) return null;
  const next = seen?.configuration ?? configuration.map((role, place) => (place === lost && standby !== undefined ? standby : role));
  const chosen = withChosen(state, epoch + 1, next);
  const joined = standby === undefined || next[lost] !== standby ? chosen : restored(chosen, standby);
  return asked.reduce((all, name) => goneOn(all, name, epoch + 1, next), joined);

  function restored(all: ClassState, name: string): ClassState {
    const knows = blankCarrier(frame).knows.map((_, i) => Math.max(...told.map((each) => each.knows[i])));
    return withCarrier(all, name, { ...blankCarrier(frame), place: lost, epoch: epoch + 1, configuration: next, knows });
  }
}
