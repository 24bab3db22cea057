/** Asks which node listens at an address, by a frame that no node takes. The refusal names the node. */
import type { NodeId } from '../impl/kernel/protocol.ts';
import { messageId } from '../traces/format/message-id.ts';
import { type Address, formatAddress } from './frame.ts';
import { BadFrame, encodeFrame, RefusalDecoder } from './frame-codec.ts';
import type { Transport } from './transport.ts';

/** How long a node may take to answer, in milliseconds. */
const PATIENCE_MS = 10_000;

/** No node of this network listens there. */
export class NobodyListens extends Error {
  override readonly name = 'NobodyListens';
}

/** The node at this address. `asker` is not yet a member, so no frame is for it. Rejects with `NobodyListens`. */
export function whoListens(transport: Transport, at: Omit<Address, 'node'>, network: string, asker: Address): Promise<NodeId> {
  const where = formatAddress(at);
  return new Promise((resolve, reject) => {
    const socket = transport.connect(at, () => socket.write(question(network, asker)));
    const fail = (why: string): void => {
      socket.destroy();
      reject(new NobodyListens(`${where}: ${why}`));
    };
    const decoder = new RefusalDecoder();
    socket.setTimeout(PATIENCE_MS, () => fail('got no answer in time, expected a node; check the address'));
    socket.on('error', (error) => fail(`cannot be reached (${error.message}); check that a node listens there`));
    socket.on('close', () => fail('closed the connection without an answer, expected a node of this network'));
    socket.on('data', (chunk) => {
      try {
        for (const { refused, node, why } of decoder.push(chunk)) {
          if (refused !== 'otherNode' || node === undefined) return fail(why);
          socket.destroy();
          resolve(node);
        }
      } catch (error) {
        if (!(error instanceof BadFrame)) throw error;
        fail('got bytes that do not form a frame, expected a node; check the port');
      }
    });
  });
}

function question(network: string, asker: Address): Buffer {
  const { node } = asker;
  const mid = messageId({ node, incarnation: 0, step: 0, index: 0 });
  return encodeFrame({ network, from: node, to: node, mid, lamport: 1, message: null, addresses: [asker] });
}
