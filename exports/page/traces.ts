/**
 * `selfman/traces` in a browser: records the steps of nodes, merges their traces into one run, and replays that run. Reads and
 * writes no files.
 */

export { type Merge, type MergedLine, merge } from '../../traces/causal-order/merge.ts';
export * from '../../traces/client-history/line.ts';
export { type HistoryReading, parseHistory } from '../../traces/client-history/read.ts';
export { type HistoryReport, reportOn } from '../../traces/client-history/report.ts';
export { BadTrace } from '../../traces/format/bad-trace.ts';
export { canonicalJson, digestOf } from '../../traces/format/digest.ts';
export * from '../../traces/format/line.ts';
export { oneRun } from '../../traces/format/one-run.ts';
export { type Fault, type NodeTrace, type Numbered, readTrace } from '../../traces/format/read.ts';
export * from '../../traces/record/recorder.ts';
export { replayTraces } from '../../traces/replay/replay.ts';
export * from '../../traces/replay/replayable.ts';
export * from '../../traces/replay/report.ts';
