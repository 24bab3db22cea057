/**
 * `selfman/traces`: records the steps of nodes, merges their traces into one run, and replays that run.
 *
 * Readers, `merge`, replays, `reportOn` and the `Recorder` validate their arguments, and throw `BadTrace` for bad ones.
 */

export { readHistory } from '../traces/client-history/read-file.ts';
export { type ConformanceOptions, conformance } from '../traces/foreign/conformance.ts';
export * from '../traces/foreign/conformance-report.ts';
export type { ForeignFormat, ForeignRecord } from '../traces/foreign/foreign-record.ts';
export type { GuardClause, Mapping, Said, Symmetric } from '../traces/foreign/mapping.ts';
export * from '../traces/foreign/nodes-spec.ts';
export { readTraces } from '../traces/format/read-files.ts';
export { CannotRecord, type RecordingFault } from '../traces/record/cannot-record.ts';
export { fileSink, TraceExists, traceFileName } from '../traces/record/file-sink.ts';
export { replay } from '../traces/replay/replay-files.ts';
export * from './page/traces.ts';
