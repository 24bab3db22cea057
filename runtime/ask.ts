/** Asks the node at an address one thing: which it is, or whether it accepts this one. */
import type { Address, Answer, Identity, Opening } from './frame.ts';
import { formatAddress, WIRE } from './frame.ts';
import { BadFrame, decodeAnswer, encodeOpening, LONGEST_WORDS, Reassembler } from './frame-codec.ts';
import type { Transport } from './transport.ts';

/** A machine that has not let in a connection for that long counts as down, in milliseconds. */
const CONNECT_MS = 2_000;
/** A node may be busy while its machine starts many, so it has more time to answer, in milliseconds. */
const PATIENCE_MS = 10_000;

/** No node of this network listens there. */
export class NobodyListens extends Error {
  override readonly name = 'NobodyListens';
}

/** The node at this address. Rejects with `NobodyListens`. */
export async function whoListens(transport: Transport, at: Omit<Address, 'node'>, network: string): Promise<Identity> {
  const answer = await ask(transport, at, { type: 'question', wire: WIRE, network }, PATIENCE_MS);
  if (answer.type === 'welcome') return answer.self;
  throw new NobodyListens(`${formatAddress(at)}: ${answer.why}`);
}

/** The answer of the node at this address. Rejects with `NobodyListens` when there is none within `patienceMs`. */
export function ask(transport: Transport, at: Omit<Address, 'node'>, opening: Opening, patienceMs: number): Promise<Answer> {
  const where = formatAddress(at);
  return new Promise((resolve, reject) => {
    let proves: string | undefined;
    const socket = transport.connect(at, ({ proven }) => {
      proves = proven;
      socket.write(encodeOpening(opening));
    });
    const end = (): void => {
      for (const timer of [letIn, patience]) clearTimeout(timer);
      socket.destroy();
    };
    const fail = (why: string): void => {
      end();
      reject(new NobodyListens(`${where}: ${why}`));
    };
    const late = (): void => fail('got no answer in time, expected a node; check the address');
    const [letIn, patience] = [setTimeout(late, CONNECT_MS), setTimeout(late, patienceMs)];
    socket.on('connect', () => clearTimeout(letIn));
    const answers = new Reassembler();
    socket.on('error', (error) => fail(`cannot be reached (${error.message}); check that a node listens there`));
    socket.on('close', () => fail('closed the connection without an answer, expected a node of this network'));
    socket.on('data', (chunk) => {
      try {
        answers.push(chunk);
        const body = answers.next(LONGEST_WORDS);
        if (body === null) return;
        const answer = decodeAnswer(body);
        if (answer.type === 'welcome' && proves !== undefined && answer.self.instance !== proves)
          return fail(`got instance ${answer.self.instance}, expected ${proves}, as the connection proves; check that node's certificate`);
        end();
        resolve(answer);
      } catch (error) {
        if (!(error instanceof BadFrame)) throw error;
        fail('got bytes that do not form a frame, expected a node; check the port');
      }
    });
  });
}
