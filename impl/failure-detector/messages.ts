/** The messages between failure detectors, and their requests and outputs for the layer above. */
import type { NodeId } from '../kernel/protocol.ts';

/** A `ping` asks for a `pong`. Neither has a number, since any answer is a sign of life. */
export type Message = { readonly type: 'ping' } | { readonly type: 'pong' };

export type WatchRequest = { readonly type: 'monitor' | 'unmonitor'; readonly node: NodeId };

/** The timer that ends a round: silences are counted. */
export type Round = { readonly type: 'round' };

export type Output = { readonly type: 'suspect' | 'restore'; readonly node: NodeId };
