/** How the failure detector hears which nodes a node depends on. */
import type { NodeId } from './protocol.ts';

export interface WatchEffect {
  readonly type: 'monitor' | 'unmonitor';
  readonly node: NodeId;
}

/** What to ask of the failure detector when a step leads from watching `old` to watching `now`: first whom to watch, then whom no more. */
export function watchEffects(old: readonly NodeId[], now: readonly NodeId[]): readonly WatchEffect[] {
  return [
    ...now.filter((node) => !old.includes(node)).map((node) => ({ type: 'monitor', node }) as const),
    ...old.filter((node) => !now.includes(node)).map((node) => ({ type: 'unmonitor', node }) as const),
  ];
}
