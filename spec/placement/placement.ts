/** Where replicas live while nodes come and go: each zone of the ring has an anchor, and nodes move to anchors that are missing. */
import type { Spec } from '../kernel/spec.ts';
import { calm, crash, crashMoving, join, leave } from './churn.ts';
import { beginMove, endMove, restore } from './moving.ts';
import { progress, safety } from './properties.ts';
import { type Bounds, founded, frameOf, type RingState } from './ring.ts';

export function placement(bounds: Bounds): Spec<RingState> {
  const frame = frameOf(bounds);
  return {
    name: 'placement',
    init: [founded(frame)],
    actions: {
      join: join(frame),
      calm: calm(),
      ...(frame.leaves ? { leave: leave(frame) } : {}),
      ...(frame.crashes ? { crash: crash(frame), restore: restore(frame) } : {}),
      ...(frame.moves ? { beginMove: beginMove(frame), endMove: endMove(frame) } : {}),
      ...(frame.moves && frame.crashes ? { crashMoving: crashMoving(frame) } : {}),
    },
    properties: { ...safety(frame), ...progress(frame) },
  };
}
