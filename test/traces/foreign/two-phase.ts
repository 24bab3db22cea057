/** Logs of two-phase commit, as a program that is instrumented for TLA⁺ writes them, and what they mean. */
import { type TwoPhase, twoPhaseCommit } from '../../../spec/baselines/two-phase-commit/two-phase.ts';
import { conformanceOf } from '../../../traces/foreign/conformance.ts';
import type { ConformanceReport } from '../../../traces/foreign/conformance-report.ts';
import { mappingOf } from '../../../traces/foreign/given-mapping.ts';
import type { Mapping } from '../../../traces/foreign/mapping.ts';
import { readForeignChunks } from '../../../traces/foreign/read-foreign.ts';

/** The events are the actions of the spec; the variables are those of the paper. */
export function twoPhaseMapping(managers: readonly string[]): Mapping<TwoPhase> {
  return {
    spec: twoPhaseCommit(managers),
    view: ({ rmState, tmState, tmPrepared, msgs }) => ({
      rmState,
      tmState: tmState === 'undecided' ? 'init' : 'done',
      tmPrepared: managers.filter((manager) => tmPrepared[manager]),
      msgs: Object.keys(msgs).flatMap((name) => (msgs[name] ? [messageOf(name)] : [])),
    }),
  };
}

function messageOf(name: string): object {
  if (name.startsWith('prepared ')) return { type: 'Prepared', rm: name.slice('prepared '.length) };
  return { type: name === 'commit' ? 'Commit' : 'Abort' };
}

/** The report on these lines. */
export function judgedLines(lines: readonly string[], mapping: Mapping<never> | Mapping, budget?: number): ConformanceReport {
  return judgedText(lines.map((line) => `${line}\n`).join(''), mapping, budget);
}

/** The report on a file with this text. Throws `BadTrace`. */
export function judgedText(text: string | Uint8Array, mapping: Mapping<never> | Mapping, budget?: number): ConformanceReport {
  const given = mappingOf(mapping, 'mapping');
  return conformanceOf(readForeignChunks('log', [Buffer.from(text)], given), given, budget === undefined ? {} : { budget });
}

const add = (name: string, element: unknown) => ({ [name]: [{ op: 'AddElement', path: [], args: [element] }] });
const set = (name: string, path: readonly string[], value: unknown) => ({ [name]: [{ op: 'Update', path, args: [value] }] });

export const prepare = (rm: string): string =>
  JSON.stringify({ ...add('msgs', { type: 'Prepared', rm }), ...set('rmState', [rm], 'prepared'), event: 'RMPrepare', event_args: [rm] });
export const received = (rm: string): string => JSON.stringify({ ...add('tmPrepared', rm), event: 'TMRcvPrepared' });
export const commit = (): string =>
  JSON.stringify({ ...add('msgs', { type: 'Commit' }), ...set('tmState', [], 'done'), event: 'TMCommit' });
export const committed = (rm: string): string =>
  JSON.stringify({ ...set('rmState', [rm], 'committed'), event: 'RMRcvCommitMsg', event_args: [rm] });
export const only = (event: string, ...args: readonly string[]): string =>
  JSON.stringify(args.length === 0 ? { event } : { event, event_args: args });
