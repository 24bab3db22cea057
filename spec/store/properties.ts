/** The properties of a store of transactions, whatever is replaced, and whichever coordinator vanishes. */
import { always, type Properties, reachable, recoverable } from '../kernel/spec.ts';
import { isStrictlySerialisable, type ObservedTransaction } from '../transactions/serialisability.ts';
import { contentOf, type Frame } from './frame.ts';
import { madeBy } from './parts.ts';
import { ballotKey, type Carrier, lastEpoch, type StoreState, speaks } from './state.ts';

export function safety(frame: Frame): Properties<StoreState> {
  return {
    strictlySerialisable: always(
      (state) => isStrictlySerialisable(observedIn(state, frame)),
      'One copy and one transaction after another could have shown what all clients saw, in the order of real time.',
      (state) =>
        observedIn(state, frame)
          .filter(({ outcome }) => outcome === 'committed')
          .map(
            ({ name, reads }) =>
              `${name} read ${reads.map(({ key, value }) => `${frame.items[key]} of ${value ?? 'nobody'}`).join(' and ')}`,
          )
          .join('; '),
    ),
    oneOutcome: always(
      ({ transactions }) => frame.names.every((name) => transactions[name].outcomes.length < 2),
      'A transaction is not both committed and aborted.',
    ),
    committedIsKept: always(
      (state) => lostIn(state, frame).length === 0,
      'Of the last configuration of each class, ⌊f/2⌋ + 1 members have the lock of each committed write, or the write, or a newer one.',
      (state) => lostIn(state, frame).join('; '),
    ),
    outcomeIsFound: always(
      (state) => hiddenIn(state, frame).length === 0,
      'Of the last configuration of its home class, ⌊f/2⌋ + 1 members have accepted the commit of each committed transaction, until it is forgotten.',
      (state) => hiddenIn(state, frame).join('; '),
    ),
    abortedLeavesNothing: always(
      (state) => frame.names.every((name) => !isAborted(state, name) || !isWrittenIn(state, frame, name)),
      'No place has a write of an aborted transaction.',
    ),
    ...(frame.forgets === undefined ? {} : forgotten(frame)),
  };
}

function forgotten(frame: Frame): Properties<StoreState> {
  if (frame.forgets === 'told')
    return {
      forgottenIsEverywhere: always(
        (state) => missingIn(state, frame).length === 0,
        'When a record is forgotten, all members of the last configuration of each class have the writes, or newer ones.',
        (state) => missingIn(state, frame).join('; '),
      ),
    };
  return {
    forgottenIsWritten: always(
      (state) => unwrittenIn(state, frame).length === 0,
      'When the record of a commit is forgotten, ⌊f/2⌋ + 1 members of the last configuration of each class have the writes, or newer ones.',
      (state) => unwrittenIn(state, frame).join('; '),
    ),
  };
}

function isAborted({ transactions }: StoreState, name: string): boolean {
  return transactions[name].outcomes.includes('aborted');
}

function isWrittenIn({ carriers }: StoreState, frame: Frame, name: string): boolean {
  return frame.carriers.some((each) => Object.values(carriers[each].data).some(({ version }) => contentOf(frame, version) === name));
}

/** The names of the members of the last configuration. */
function membersOf({ classes }: StoreState, ofClass: string): readonly string[] {
  return classes[ofClass].configurations[lastEpoch(classes[ofClass])];
}

/** A clause that says which members have something. */
function onlyAt({ classes }: StoreState, ofClass: string, having: readonly string[]): string {
  return `of the members of epoch ${lastEpoch(classes[ofClass])} only ${having.join(' and ') || 'nobody'} ${having.length > 1 ? 'have' : 'has'}`;
}

function committedIn({ transactions }: StoreState, { names }: Frame): readonly string[] {
  return names.filter((name) => transactions[name].outcomes.includes('committed'));
}

/** By committed write that too few members have: a clause that says so. */
function lostIn(state: StoreState, frame: Frame): readonly string[] {
  return committedIn(state, frame).flatMap((name) =>
    frame.writesOf[name].flatMap((item) => {
      const made = madeBy(state, frame, name, item);
      const ofClass = frame.classOf[item];
      const having = membersOf(state, ofClass).filter((each) => {
        const { version, locks } = state.carriers[each].data[item];
        return version >= made || locks.includes(name);
      });
      if (having.length >= frame.majority) return [];
      return [`${onlyAt(state, ofClass, having)} the write of item ${item} by ${name}, or its lock`];
    }),
  );
}

/** By committed transaction whose commit too few members have accepted: a clause that says so. */
function hiddenIn(state: StoreState, frame: Frame): readonly string[] {
  return committedIn(state, frame).flatMap((name) => {
    const ofClass = frame.homeOf[name];
    const having = membersOf(state, ofClass).filter((each) => state.carriers[each].records[name].accepted?.outcome === 'committed');
    if (state.transactions[name].isForgotten || having.length >= frame.majority) return [];
    return [`${onlyAt(state, ofClass, having)} accepted the commit of ${name}`];
  });
}

/** By write of a forgotten transaction that some member lacks: a clause that says so. */
function missingIn(state: StoreState, frame: Frame): readonly string[] {
  const forgotten = frame.names.filter((name) => state.transactions[name].isForgotten);
  return forgotten.flatMap((name) =>
    frame.writesOf[name].flatMap((item) => {
      const made = madeBy(state, frame, name, item);
      const lacking = membersOf(state, frame.classOf[item]).filter((each) => state.carriers[each].data[item].version < made);
      return lacking.map((each) => `${name} is forgotten, and ${each} lacks its write of item ${item}`);
    }),
  );
}

/** By write of a forgotten commit that too few members have: a clause that says so. */
function unwrittenIn(state: StoreState, frame: Frame): readonly string[] {
  const forgotten = committedIn(state, frame).filter((name) => state.transactions[name].isForgotten);
  return forgotten.flatMap((name) =>
    frame.writesOf[name].flatMap((item) => {
      const made = madeBy(state, frame, name, item);
      const ofClass = frame.classOf[item];
      const having = membersOf(state, ofClass).filter((each) => state.carriers[each].data[item].version >= made);
      return having.length >= frame.majority ? [] : [`${onlyAt(state, ofClass, having)} the write of item ${item} by ${name}`];
    }),
  );
}

export function recovery(frame: Frame): Properties<StoreState> {
  return {
    allIsWell: recoverable(
      (state) =>
        frame.names.every((name) => !['preparing', 'proposing'].includes(state.transactions[name].status)) &&
        frame.readerNames.every((name) => state.readers[name].status !== 'asking') &&
        frame.classNames.every((each) => isWell(state, each)),
      'All members of the last configurations can still come to speak, with the same versions and without a lock. Nothing is under way then, and a new transaction can commit.',
    ),
  };
}

function isWell(state: StoreState, ofClass: string): boolean {
  const members = membersOf(state, ofClass).map((name) => state.carriers[name]);
  const isFree = (carrier: Carrier) =>
    Object.entries(carrier.data).every(([item, { version, locks }]) => locks.length === 0 && version === members[0].data[item].version);
  return members.every((carrier) => speaks(carrier) && carrier.epoch === lastEpoch(state.classes[ofClass]) && isFree(carrier));
}

/** They show that the others are not vacuous. */
export function reached(frame: Frame): Properties<StoreState> {
  const some = (holds: (name: string, state: StoreState) => boolean) => (state: StoreState) =>
    frame.names.some((name) => holds(name, state));
  const resolvedAs = (outcome: string) =>
    some((name, { ballots }) =>
      frame.allBallots.some((number) => {
        const ballot = ballots[ballotKey(name, number)];
        return number > 0 && ballot.step === 'done' && ballot.outcome === outcome;
      }),
    );
  const isLast = ({ classes }: StoreState) => frame.classNames.every((name, i) => lastEpoch(classes[name]) === frame.epochs[i]);
  return {
    allEnd: reachable(
      (state) => isLast(state) && committedIn(state, frame).length === frame.names.length,
      'All transactions are committed, and all configurations are installed.',
    ),
    ...(frame.ballots > 0 && frame.vanishes !== false
      ? {
          aResolverCommits: reachable(resolvedAs('committed'), 'A resolver finds the commit of a coordinator, and decides it.'),
          aResolverAborts: reachable(resolvedAs('aborted'), 'A resolver finds nothing, and decides to abort.'),
        }
      : {}),
    ...(frame.forgets === undefined ? {} : { aRecordIsForgotten: reachable(some(isForgotten), 'A record is forgotten.') }),
    ...(frame.forgets === 'swept'
      ? {
          anAbortIsForgotten: reachable(
            some((name, state) => isForgotten(name, state) && isAborted(state, name)),
            'The record of an abort is forgotten.',
          ),
          aTransactionIsOver: reachable(
            some((name, { transactions }) => transactions[name].isOver),
            'Fewer than ⌊f/2⌋ + 1 places do not tell that a transaction is over.',
          ),
        }
      : {}),
    ...(frame.readerNames.length > 0
      ? {
          aReaderSeesAWrite: reachable(
            ({ readers }) => frame.readerNames.some((name) => readers[name].status === 'returned' && readers[name].version > 0),
            'A reader returns a write.',
          ),
        }
      : {}),
  };
}

function isForgotten(name: string, { transactions }: StoreState): boolean {
  return transactions[name].isForgotten;
}

/** The history as clients were told it. */
function observedIn(state: StoreState, frame: Frame): readonly ObservedTransaction[] {
  const keyOf = (item: string) => frame.items.indexOf(item);
  const transactions = frame.names.flatMap((name): readonly ObservedTransaction[] => {
    const { status, after, bases } = state.transactions[name];
    if (status === 'new') return [];
    const reads = frame.itemsOf[name].map((item, i) => ({ key: keyOf(item), value: contentOf(frame, bases[i]) }));
    const writes = frame.writesOf[name].map((item) => ({ key: keyOf(item), value: name }));
    return [{ name, after, reads, writes, outcome: status === 'committed' || status === 'aborted' ? status : 'open' }];
  });
  const readers = frame.readerNames.flatMap((name): readonly ObservedTransaction[] => {
    const { status, after, version } = state.readers[name];
    if (status !== 'returned') return [];
    return [
      { name, after, reads: [{ key: keyOf(frame.itemOf[name]), value: contentOf(frame, version) }], writes: [], outcome: 'committed' },
    ];
  });
  return [...transactions, ...readers];
}
