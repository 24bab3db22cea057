/** The folder of a node: which node it is, its store, and the addresses of others that it has known. */
import { randomInt, randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { NodeId } from '../impl/kernel/protocol.ts';
import type { Address } from '../runtime/frame.ts';
import { readJsonBytes } from '../traces/format/json-text.ts';
import { decoderOf } from '../traces/format/schema.ts';
import { BadOption } from './addresses.ts';
import type { NodeFile } from './node-file.ts';
import { randomIdentifier } from './whole-node.ts';

const asNodeFile = decoderOf<NodeFile>('node-file.json');

export class NodeFolder {
  readonly #path: string;
  #file: NodeFile;

  /** Opens the folder, or makes it. `wanted`: the identifier of the node; null: one at random. Throws `BadOption`. */
  constructor(folder: string, replicas: number, wanted: NodeId | null) {
    this.#path = join(folder, 'node.json');
    const found = this.#read(folder);
    if (found !== null && found.replicas !== replicas)
      throw new BadOption(`--replicas: got ${replicas}, expected ${found.replicas}, as in ${folder}; name another folder, or leave it out`);
    if (found !== null && wanted !== null && found.id !== wanted)
      throw new BadOption(
        `--spread: got identifier ${wanted}, expected ${found.id}, as in ${folder}; name another folder, or leave it out`,
      );
    this.#file = found ?? { format: 1, instance: randomUUID(), id: wanted ?? randomIdentifier(randomBelow), replicas, peers: [] };
    if (found === null) this.#write();
  }

  get id(): NodeId {
    return this.#file.id;
  }

  get instance(): string {
    return this.#file.instance;
  }

  get peers(): readonly Address[] {
    return this.#file.peers;
  }

  /** Keeps the addresses for the next start. */
  remember(peers: readonly Address[]): void {
    if (JSON.stringify(peers) === JSON.stringify(this.#file.peers)) return;
    this.#file = { ...this.#file, peers };
    this.#write();
  }

  #read(folder: string): NodeFile | null {
    try {
      mkdirSync(folder, { recursive: true });
      return this.#decoded(readFileSync(this.#path));
    } catch (error) {
      if (!(error instanceof Error && 'code' in error)) throw error;
      if (error.code === 'ENOENT') return null;
      throw new BadOption(`--data: got ${folder}, which cannot be used (${error.message}); name another folder`);
    }
  }

  #decoded(bytes: Uint8Array): NodeFile {
    const json = readJsonBytes(bytes);
    const decoded = 'complaint' in json ? json : asNodeFile(json.valid);
    if ('valid' in decoded) return decoded.valid;
    throw new BadOption(`${this.#path}: ${decoded.complaint}, expected the file of a node; restore it, or name another folder`);
  }

  /** A crash leaves the old file, or the new one. */
  #write(): void {
    const next = `${this.#path}.next`;
    writeFileSync(next, `${JSON.stringify(this.#file, null, 2)}\n`, { flush: true });
    renameSync(next, this.#path);
  }
}

/** In two parts: `randomInt` goes up to 2⁴⁸ only. */
function randomBelow(below: number): number {
  const low = 2 ** 24;
  for (;;) {
    const value = randomInt(Math.ceil(below / low)) * low + randomInt(low);
    if (value < below) return value;
  }
}
