/** Chooses the target of a node's trace. */
import { fileSink, type Rotation } from './file-sink.ts';
import { FlightSink } from './flight-sink.ts';
import type { Sink } from './recorder-options.ts';

/** Throws as `fileSink` does. */
export function sinkFor(folder: string, node: number, incarnation: number, rotation: Rotation): Sink {
  const { flightMs, warning } = rotation;
  if (flightMs === undefined) return fileSink(folder, node, incarnation, rotation);
  return new FlightSink(folder, node, incarnation, { flightMs, ...(warning !== undefined && { warning }) });
}
