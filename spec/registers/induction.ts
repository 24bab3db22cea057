/**
 * Why a quorum of replicas keeps what it has acknowledged, however many steps operations take: an inductive invariant, within
 * one configuration.
 *
 * Three facts had to be added to what clients see. A place that has answered a writer has its version, or a newer one. One
 * that has answered a reader has the oldest version that the reader was shown. And a reader still meets each version that was acknowledged before the read began, unless it has seen that version already.
 */
import { subsets, tuples } from '../kernel/choices.ts';
import { ascending } from '../kernel/sorted-set.ts';
import { always, type Properties } from '../kernel/spec.ts';
import { type Bounds, type Frame, frameOf, initialState, type Operation, type RegisterState, versionAfter } from './state.ts';

/** The conjuncts for `bounds`, of which `epochs` is 0. */
export function registerInvariant(bounds: Bounds): Properties<RegisterState> {
  const frame = frameOf(bounds);
  return {
    operationsAreInTheirRounds: always(
      (state) => frame.operations.every((name) => isInItsRound(state, frame, name)),
      'An operation has the answers and versions that its round asks for, and began after operations that are done.',
    ),
    versionsAreWritten: always(
      (state) => versionsIn(state, frame).every((version) => version === 0 || writtenBy(state, frame).includes(version)),
      'Each version that is kept or was shown is that of a write which has chosen it.',
    ),
    answeredPlacesHaveTheVersion: always(
      ({ operations, carriers }) =>
        frame.operations.every((name) =>
          operations[name].by.every((place) => carriers[frame.founders[place]].version >= operations[name].versions[0]),
        ),
      'A place that has answered a writer has its version, or a newer one; one that has answered a reader, the oldest that was shown.',
    ),
    acknowledgedVersionsAreHeld: always(
      (state) =>
        frame.operations.every(
          (name) =>
            state.operations[name].status !== 'done' || having(state, frame.founders, state.operations[name].versions[0]) >= frame.majority,
        ),
      'A majority has the version of each operation that is done, or a newer one.',
    ),
    readersMeetEarlierVersions: always(
      (state) => frame.operations.every((name) => meetsEarlierVersions(state, frame, name)),
      'An operation has seen the version of each earlier one, or enough of the places left to answer have it.',
    ),
  };
}

/** All states of one configuration in which versions, answers and orders are anything that the types allow. */
export function* registerStates(bounds: Bounds): Generator<RegisterState> {
  const frame = frameOf(bounds);
  const start = initialState(frame);
  const versions = versionsOf(frame);
  const carriers = [...tuples(...frame.founders.map(() => versions))].map((each) =>
    Object.fromEntries(frame.founders.map((name, place) => [name, { ...start.carriers[name], version: each[place] }])),
  );
  const operations = [...tuples(...frame.operations.map((name) => operationsOf(frame, name, versions)))].map((each) =>
    Object.fromEntries(frame.operations.map((name, i) => [name, each[i]])),
  );
  for (const some of operations) for (const each of carriers) yield { ...start, carriers: each, operations: some };
}

function operationsOf(frame: Frame, name: string, versions: readonly number[]): readonly Operation[] {
  const others = frame.operations.filter((each) => each !== name);
  const places = [...subsets(frame.places)];
  const one = (status: Operation['status'], by: readonly number[], seen: readonly number[]) =>
    [...subsets(others)].map((after): Operation => ({ status, epoch: 0, by, versions: seen, after }));
  return [
    { status: 'new', epoch: 0, by: [], versions: [], after: [] },
    ...places.flatMap((by) => [...subsets(versions)].flatMap((seen) => one('reading', by, seen))),
    ...places.flatMap((by) => versions.flatMap((version) => one('writing', by, [version]))),
    ...versions.flatMap((version) => one('done', [], [version])),
  ];
}

/** 0, and each version that a write can choose: after a read of any other one. */
function versionsOf(frame: Frame): readonly number[] {
  const puts = frame.operations.filter((name) => frame.kinds[name] === 'put');
  let found: readonly number[] = [0];
  // A write is not followed by itself, so each of them adds to chains of versions once.
  for (const _ of puts)
    found = ascending([...found, ...found.flatMap((version) => puts.map((name) => versionAfter(frame, version, name)))]);
  return found;
}

function isInItsRound({ operations }: RegisterState, { kinds, answers }: Frame, name: string): boolean {
  const { status, by, versions, after } = operations[name];
  if (!after.every((other) => operations[other].status === 'done' && !operations[other].after.includes(name))) return false;
  switch (status) {
    case 'new':
      return after.length === 0;
    case 'reading':
      return by.length < answers && versions.length <= by.length && versions.length > 0 === by.length > 0;
    case 'writing':
      return by.length < answers && isOwn(operations[name], kinds[name]);
    case 'done':
      return isOwn(operations[name], kinds[name]);
  }
}

/** Only a read ends with version 0. */
function isOwn({ versions: [version] }: Operation, kind: 'put' | 'get'): boolean {
  return kind === 'get' || version > 0;
}

function writtenBy({ operations }: RegisterState, { operations: names, kinds }: Frame): readonly number[] {
  const writes = names.filter((name) => kinds[name] === 'put' && ['writing', 'done'].includes(operations[name].status));
  return writes.flatMap((name) => operations[name].versions);
}

function versionsIn({ operations, carriers }: RegisterState, { operations: names, founders, kinds }: Frame): readonly number[] {
  const shown = names
    .filter((name) => kinds[name] === 'get' || operations[name].status === 'reading')
    .flatMap((name) => operations[name].versions);
  return [...shown, ...founders.map((name) => carriers[name].version)];
}

function meetsEarlierVersions(state: RegisterState, frame: Frame, name: string): boolean {
  const { status, by, versions, after } = state.operations[name];
  return after.every((other) => {
    const [earlier] = state.operations[other].versions;
    if (status === 'reading') {
      const left = frame.founders.filter((_, place) => !by.includes(place));
      return versions.some((version) => version >= earlier) || having(state, left, earlier) >= frame.majority;
    }
    return frame.kinds[name] === 'put' ? versions[0] > earlier : versions[0] >= earlier;
  });
}

function having({ carriers }: RegisterState, names: readonly string[], version: number): number {
  return names.filter((name) => carriers[name].version >= version).length;
}
