/** Traces: what a node writes down about itself, read back and replayed. */
export { BadTrace } from '../traces/format/bad-trace.ts';
export * from '../traces/format/line.ts';
export * from '../traces/format/read.ts';
export * from '../traces/format/read-files.ts';
export * from '../traces/record/file-sink.ts';
export * from '../traces/record/recorder.ts';
export * from '../traces/replay/replay.ts';
export * from '../traces/replay/replayable.ts';
export * from '../traces/replay/report.ts';
