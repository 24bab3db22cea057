/** How a node tells its failure detector which nodes it depends on. */
import type { NodeId } from './protocol.ts';

export interface WatchEffect {
  readonly type: 'monitor' | 'unmonitor';
  readonly node: NodeId;
}

/** The effects that change the watched nodes from `old` to `now`: first each `monitor`, then each `unmonitor`. */
export function watchEffects(old: readonly NodeId[], now: readonly NodeId[]): readonly WatchEffect[] {
  return [
    ...now.filter((node) => !old.includes(node)).map((node) => ({ type: 'monitor', node }) as const),
    ...old.filter((node) => !now.includes(node)).map((node) => ({ type: 'unmonitor', node }) as const),
  ];
}
