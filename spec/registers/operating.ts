/**
 * How a client reads and writes: a round that reads, and a round that writes. A read whose round agrees ends with it. Each
 * round counts ⌊f/2⌋ + 1 answers of one epoch.
 */
import { put } from '../kernel/record.ts';
import { setOf } from '../kernel/sorted-set.ts';
import { type ActionDef, action } from '../kernel/spec.ts';
import { withCarrier } from './configuring.ts';
import { type Carrier, type Frame, lastEpoch, type Operation, type RegisterState, speaks, versionAfter } from './state.ts';

/** An operation meets a carrier. */
export interface Meeting {
  readonly operation: string;
  readonly name: string;
}

export function begin(frame: Frame): ActionDef<RegisterState, string> {
  return action({
    doc: 'A client begins an operation.',
    params: () => frame.operations,
    when: ({ operations }, name) => operations[name].status === 'new',
    then: (state, name) => {
      const after = frame.operations.filter((each) => state.operations[each].status === 'done');
      return withOperation(state, name, { ...state.operations[name], status: 'reading', after });
    },
  });
}

export function show(frame: Frame): ActionDef<RegisterState, Meeting> {
  return action({
    doc: 'A carrier shows its version and its epoch. A reader drops the answers of earlier epochs. ⌊f/2⌋ + 1 answers end the round.',
    params: () => meetings(frame),
    when: ({ operations, carriers }, { operation, name }) => {
      const { status, epoch, by } = operations[operation];
      const carrier = carriers[name];
      if (status !== 'reading' || !speaks(carrier)) return false;
      return carrier.epoch > epoch || (carrier.epoch === epoch && !by.includes(carrier.place));
    },
    then: (state, { operation, name }) =>
      withOperation(state, operation, afterAnswer(frame, operation, counted(state.operations[operation], state.carriers[name]))),
  });
}

export function counted(operation: Operation, { epoch, place, version }: Carrier): Operation {
  const isLater = epoch > operation.epoch;
  const [by, versions] = isLater ? [[], []] : [operation.by, operation.versions];
  return { ...operation, epoch, by: setOf(...by, place), versions: setOf(...versions, version) };
}

/** The operation, which writes if a majority has answered. A read of which all answers agree is done. */
function afterAnswer(frame: Frame, name: string, operation: Operation): Operation {
  const { by, versions } = operation;
  if (by.length < frame.answers) return operation;
  const newest = Math.max(...versions);
  if (frame.kinds[name] === 'put') return { ...operation, status: 'writing', by: [], versions: [versionAfter(frame, newest, name)] };
  return { ...operation, status: versions.length === 1 ? 'done' : 'writing', by: [], versions: [newest] };
}

export function keep(frame: Frame): ActionDef<RegisterState, Meeting> {
  return action({
    doc: 'A carrier keeps the version that is written, if it goes by the named epoch and has no newer one. ⌊f/2⌋ + 1 end the operation. The others may keep it later.',
    params: () => meetings(frame),
    when: ({ operations, carriers }, { operation, name }) => {
      const { status, epoch, by, versions } = operations[operation];
      const carrier = carriers[name];
      if (!speaks(carrier) || carrier.epoch !== epoch) return false;
      return status === 'writing' ? !by.includes(carrier.place) : status === 'done' && carrier.version < versions[0];
    },
    then: (state, { operation, name }) => {
      const { place, version } = state.carriers[name];
      const before = state.operations[operation];
      const kept = withCarrier(state, name, { ...state.carriers[name], version: Math.max(version, before.versions[0]) });
      if (before.status === 'done') return kept;
      const by = setOf(...before.by, place);
      return withOperation(kept, operation, by.length < frame.answers ? { ...before, by } : { ...before, status: 'done', by: [] });
    },
  });
}

export function goOn(frame: Frame): ActionDef<RegisterState, string> {
  return action({
    doc: 'An operation that writes hears of a later epoch. It writes the same version again under that epoch, and counts from none.',
    params: () => frame.operations,
    when: (state, name) => {
      const { status, epoch } = state.operations[name];
      return (status === 'writing' || status === 'done') && epoch < lastEpoch(state);
    },
    then: (state, name) => {
      const before = state.operations[name];
      return withOperation(state, name, { ...before, epoch: before.epoch + 1, by: [] });
    },
  });
}

function meetings({ operations, carriers }: Frame): readonly Meeting[] {
  return operations.flatMap((operation) => carriers.map((name) => ({ operation, name })));
}

export function withOperation(state: RegisterState, name: string, operation: Operation): RegisterState {
  return put(state, 'operations', put(state.operations, name, operation));
}
