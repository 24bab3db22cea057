/** What failure detectors say to one another, and to the layer above. */
import type { NodeId } from '../kernel/protocol.ts';

/** `ping`: are you there? `pong`: I am. Neither carries a number: any answer is a sign of life. */
export type Message = { readonly type: 'ping' } | { readonly type: 'pong' };

export type WatchRequest = { readonly type: 'monitor' | 'unmonitor'; readonly node: NodeId };

/** A round is over: who has been silent for how long? */
export type Round = { readonly type: 'round' };

export type Output = { readonly type: 'suspect' | 'restore'; readonly node: NodeId };
