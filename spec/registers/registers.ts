/**
 * A replicated register on configurations that follow each other: what clients see is linearizable, whatever is replaced.
 *
 * Sources: H. Attiya, A. Bar-Noy and D. Dolev, "Sharing Memory Robustly in Message-Passing Systems", JACM 42(1), 1995, for the
 * two rounds; N. Lynch and A. Shvartsman, "RAMBO: A Reconfigurable Atomic Memory Service", DISC 2002, for configurations.
 */
import { allThrough, always, type Properties, reachable, recoverable, type Spec, step } from '../kernel/spec.ts';
import { everyOperationEnds, linearizable, type Operations, regular } from '../replication/register.ts';
import { hear, install, seal } from './configuring.ts';
import { begin, goOn, keep, show } from './operating.ts';
import { type Bounds, contentOf, type Frame, frameOf, initialState, lastEpoch, type RegisterState } from './state.ts';

export function registers(bounds: Bounds): Spec<RegisterState> {
  const frame = frameOf(bounds);
  return {
    name: 'registers',
    init: [initialState(frame)],
    actions: {
      begin: begin(frame),
      show: show(frame),
      keep: keep(frame),
      goOn: goOn(frame),
      seal: seal(frame),
      install: install(frame),
      hear: hear(frame),
    },
    properties: { ...safety(frame), ...recovery(frame), ...reached(frame, bounds) },
  };
}

function safety(frame: Frame): Properties<RegisterState> {
  return {
    ...allThrough((state: RegisterState) => operationsIn(state, frame), { regular, linearizable }),
    acknowledgedIsKept: always(
      (state) => lostIn(state, frame).length === 0,
      'Of the last configuration, ⌊f/2⌋ + 1 members have the version of each operation that is done, or a newer one.',
      (state) => lostIn(state, frame).join('; '),
    ),
    aWriteHasOneVersion: step(
      ({ operations: before }, { operations: after }) =>
        frame.operations.every((name) => {
          const [was, is] = [before[name], after[name]];
          return was.status !== 'writing' || (is.status !== 'reading' && is.versions[0] === was.versions[0]);
        }),
      'Once an operation writes, it writes the same version until it ends, under whatever epoch.',
    ),
  };
}

/** By operation that is done and whose version too few members of the last configuration have: a clause that says so. */
function lostIn(state: RegisterState, { operations, majority }: Frame): readonly string[] {
  const members = state.configurations[lastEpoch(state)];
  return operations.flatMap((name) => {
    const { status, versions } = state.operations[name];
    const having = members.filter((member) => state.carriers[member].version >= versions[0]);
    if (status !== 'done' || having.length >= majority) return [];
    return [`${name} is done with version ${versions[0]}, found only at ${having.join(' and ') || 'no member'}, of ${members.join(', ')}`];
  });
}

function recovery(frame: Frame): Properties<RegisterState> {
  return {
    ...allThrough((state: RegisterState) => operationsIn(state, frame), { everyOperationEnds }),
    replicasConverge: recoverable((state) => {
      const members = state.configurations[lastEpoch(state)].map((name) => state.carriers[name]);
      return members.every(({ epoch, version }) => epoch === lastEpoch(state) && version === members[0].version);
    }, 'All members of the last configuration can still come to know it, and to have one version.'),
  };
}

function reached(frame: Frame, { epochs }: Bounds): Properties<RegisterState> {
  const some = (holds: (name: string, state: RegisterState) => boolean) => (state: RegisterState) =>
    frame.operations.some((name) => holds(name, state));
  return {
    allEnd: reachable(
      (state) => lastEpoch(state) === epochs && frame.operations.every((name) => state.operations[name].status === 'done'),
      'All operations are done, and all configurations are installed.',
    ),
    ...(epochs > 0
      ? {
          aWriteGoesOn: reachable(
            some((name, { operations }) => operations[name].status === 'writing' && operations[name].epoch > 0),
            'An operation writes under a later epoch.',
          ),
        }
      : {}),
  };
}

function operationsIn({ operations }: RegisterState, frame: Frame): Operations {
  return frame.operations.flatMap((name) => {
    const { status, versions, after } = operations[name];
    if (status === 'new') return [];
    const kind = frame.kinds[name];
    const done = status === 'done';
    return [{ name, kind, key: 0, value: kind === 'put' ? name : done ? contentOf(frame, versions[0]) : null, done, after }];
  });
}

export type { Bounds, RegisterState };
