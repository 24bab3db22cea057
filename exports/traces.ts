/**
 * `selfman/traces`: records the steps of nodes, merges their traces into one run, and replays that run.
 *
 * Readers, `merge`, replays, `reportOn` and the `Recorder` validate their arguments, and throw `BadTrace` for bad ones.
 */

export { type Merge, type MergedLine, merge } from '../traces/causal-order/merge.ts';
export * from '../traces/client-history/line.ts';
export { type HistoryReading, parseHistory, readHistory } from '../traces/client-history/read.ts';
export { type HistoryReport, reportOn } from '../traces/client-history/report.ts';
export { type ConformanceOptions, conformance } from '../traces/foreign/conformance.ts';
export * from '../traces/foreign/conformance-report.ts';
export type { ForeignFormat, ForeignRecord } from '../traces/foreign/foreign-record.ts';
export type { GuardClause, Mapping, Said, Symmetric } from '../traces/foreign/mapping.ts';
export * from '../traces/foreign/nodes-spec.ts';
export { BadTrace } from '../traces/format/bad-trace.ts';
export { canonicalJson, digestOf } from '../traces/format/digest.ts';
export * from '../traces/format/line.ts';
export { type Fault, type NodeTrace, type Numbered, readTrace } from '../traces/format/read.ts';
export { oneRun, readTraces } from '../traces/format/read-files.ts';
export { CannotRecord, type RecordingFault } from '../traces/record/cannot-record.ts';
export { fileSink, TraceExists, traceFileName } from '../traces/record/file-sink.ts';
export * from '../traces/record/recorder.ts';
export { replay, replayTraces } from '../traces/replay/replay.ts';
export * from '../traces/replay/replayable.ts';
export * from '../traces/replay/report.ts';
