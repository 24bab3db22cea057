/** The properties of a class of replicas, whichever carriers are suspected, sealed, chosen or handed over. */
import { always, type Properties, reachable, recoverable } from '../kernel/spec.ts';
import { committedIn, hasAll, hasItem, liveCarriers, speaks } from './carriers.ts';
import { type Carrier, type ClassState, claimantOf, type Frame, LOCKED, roleOf, upTo } from './state.ts';

export function safety(frame: Frame): Properties<ClassState> {
  const speakersOf = ({ carriers }: ClassState) => frame.carriers.filter((name) => speaks(name, carriers[name]));
  return {
    oneCommits: always(({ transactions }) => {
      const committed = frame.allTransactions.map((each) => transactions[each]).filter(({ outcome }) => outcome === 'committed');
      return new Set(committed.map(({ version }) => version)).size === committed.length;
    }, 'Of two transactions that have read the same version of an item, at most one commits.'),
    oneConfiguration: always(
      ({ chosen }) => upTo(frame.lastEpoch + 1).every((epoch) => chosen[epoch].length <= 1),
      'At most one configuration is chosen for each epoch.',
      ({ chosen }) => {
        const disputed = upTo(frame.lastEpoch + 1).filter((epoch) => chosen[epoch].length > 1);
        return disputed.map((epoch) => `epoch ${epoch} has ${chosen[epoch].map((each) => each.join(' ')).join(' and ')}`).join('; ');
      },
    ),
    oneSpeaks: always((state) => {
      const speakers = speakersOf(state).map((name) => `${state.carriers[name].epoch}/${state.carriers[name].place}`);
      return new Set(speakers).size === speakers.length;
    }, 'At most one carrier votes and answers for a place under an epoch.'),
    votesOfTheReplacedAreKept: always(
      (state) => frame.ballotsOf.every(({ epoch, ballot }) => missedBy(state, epoch, claimantOf(epoch, ballot)).length === 0),
      'A member installed by a ballot has the lock or the write of every transaction that commits by votes of an earlier epoch.',
      (state) =>
        frame.ballotsOf
          .flatMap(({ epoch, ballot }) => {
            const name = claimantOf(epoch, ballot);
            return missedBy(state, epoch, name).map((each) => `${name} has neither the lock nor the write of transaction ${each}`);
          })
          .join('; '),
    ),
    readsSee: always((state) => {
      const answering = speakersOf(state);
      return upTo(frame.lastEpoch + 1).every((epoch) => {
        const those = answering.map((name) => state.carriers[name]).filter((each) => each.epoch === epoch);
        return committedIn(state, frame).every((each) => frame.allItems.every((item) => fewLack(state, those, each, item)));
      });
    }, 'Of any ⌊f/2⌋ + 1 members that answer a read under one epoch, at least one has each committed write, or its lock.'),
    aReadSees: always(
      ({ reader }) => reader.by.length < frame.majority || (reader.must ?? []).every((each) => reader.saw.includes(each)),
      'A client with ⌊f/2⌋ + 1 answers of one epoch has seen the write, or the lock, of every transaction committed when it began.',
    ),
  };

  /** The transactions that commit by votes of `epoch` or of an earlier one, and of which this installed carrier has not all. */
  function missedBy(state: ClassState, epoch: number, name: string): readonly number[] {
    const carrier = state.carriers[name];
    if (!isInstalled(name, carrier, epoch)) return [];
    return committedIn(state, frame).filter(
      (each) => (state.transactions[each].epoch ?? 0) <= epoch && !hasAll(state, frame, carrier, each),
    );
  }

  function fewLack(state: ClassState, answering: readonly Carrier[], transaction: number, item: number): boolean {
    const lacking = answering.filter((each) => !hasItem(state, frame, each, transaction, item)).map(({ place }) => place);
    return new Set(lacking).size < frame.majority;
  }
}

function isInstalled(name: string, { status, epoch, configuration, place }: Carrier, claimedIn: number): boolean {
  return (status === 'live' || status === 'dead') && epoch > claimedIn && configuration[place] === name;
}

/** They show that the properties of replacements are not vacuous. */
export function progress(frame: Frame): Properties<ClassState> {
  if (frame.transactions === 0)
    return { isReplaced: reachable((state) => state.chosen[1].length > 0, 'Some run chooses a second configuration.') };
  return {
    isReplaced: reachable(
      ({ transactions }) => frame.allTransactions.some((each) => transactions[each].byInstalled),
      'Some transaction commits by the vote of a member that was installed by a ballot.',
    ),
  };
}

export function repairs(frame: Frame): Properties<ClassState> {
  return {
    allIsWell: recoverable((state) => {
      const highest = upTo(frame.lastEpoch + 1).reduce((last, epoch) => (state.chosen[epoch].length > 0 ? epoch : last), 0);
      return state.isCalm && state.chosen[highest][0].every((role) => isWell(state, role, highest));
    }, 'In a calm network, each place can still get one live carrier that speaks under the last epoch, with all committed writes and no lock.'),
  };

  function isWell(state: ClassState, role: string, epoch: number): boolean {
    const holders = liveCarriers(state, frame).filter((name) => roleOf(name) === role);
    const [name] = holders;
    if (holders.length !== 1 || !speaks(name, state.carriers[name]) || state.carriers[name].epoch !== epoch) return false;
    const { knows } = state.carriers[name];
    return frame.allTransactions.every((each) => {
      const { epoch: begun, outcome } = state.transactions[each];
      if (begun !== null && outcome === 'open') return false;
      return knows[each] !== LOCKED && (outcome !== 'committed' || hasAll(state, frame, state.carriers[name], each));
    });
  }
}
