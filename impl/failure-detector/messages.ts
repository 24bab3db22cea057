/** The messages between failure detectors, and their requests and outputs for the layer above. */
import type { NodeId } from '../kernel/protocol.ts';

/** A `ping` asks for a `pong`. Either is a sign of life of that incarnation of its sender. */
export interface Message {
  readonly type: 'ping' | 'pong';
  readonly incarnation: number;
}

/** One life of a node. Omitted: 1, the first. */
interface LifeOf {
  readonly node: NodeId;
  readonly incarnation?: number;
}

/** To watch one life of a node, and not a later one; or not to watch the node any more. */
export type WatchRequest = ({ readonly type: 'monitor' } & LifeOf) | { readonly type: 'unmonitor'; readonly node: NodeId };

/** Another layer has had a message from that life of the node. */
export type Heard = { readonly type: 'heard' } & LifeOf;

/** The timer that ends a round: silences are counted. */
export type Round = { readonly type: 'round' };

/** News of the watched life. One that is over is suspected for good, though a later life of the node may be up. */
export type Output = { readonly type: 'suspect' | 'restore'; readonly node: NodeId };
