/** The folder of a machine: its lives, the disk of each, and the addresses of others that it has known. */
import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isRecord } from '../impl/kernel/plain-data.ts';
import type { NodeId } from '../impl/kernel/protocol.ts';
import type { Address, KnownAddress } from '../runtime/frame.ts';
import { readJsonBytes } from '../traces/format/json-text.ts';
import { decoderOf } from '../traces/format/schema.ts';
import type { LifeInFile, NodeFile } from './node-file.ts';

const asNodeFile = decoderOf<NodeFile>('node-file.json');

/** The folder cannot be used. The message names the field, what was found, what was expected and what to do. */
export class BadFolder extends Error {
  override readonly name = 'BadFolder';
}

export class NodeFolder {
  readonly #folder: string;
  #file: NodeFile;

  /** Opens the folder, or makes it. Throws `BadFolder`. */
  constructor(folder: string, replicas: number) {
    this.#folder = folder;
    const found = this.#read();
    if (found !== null && found.replicas !== replicas)
      throw new BadFolder(`--replicas: got ${replicas}, expected ${found.replicas}, as in ${folder}; name another folder, or leave it out`);
    if (found?.hasLeft)
      throw new BadFolder(`--data: got ${folder}, whose node has left its cluster, expected another folder; name one that is empty`);
    this.#file = found ?? { format: 1, instance: randomUUID(), replicas, lives: [], hasLeft: false, peers: [] };
    if (found === null) this.#write();
  }

  /** The lives that have not ended, the newest last. */
  get lives(): readonly LifeInFile[] {
    return this.#file.lives;
  }

  get instance(): string {
    return this.#file.instance;
  }

  get peers(): readonly KnownAddress[] {
    return this.#file.peers;
  }

  /** The folder for the disk of a life. */
  diskOf(id: NodeId): string {
    return join(this.#folder, 'lives', String(id));
  }

  /** Keeps a new life. It is there after a crash. */
  begin(id: NodeId): void {
    this.#change({ lives: [...this.#file.lives, { id, isLeaving: false }] });
  }

  /** Keeps that a life is to leave. */
  leave(id: NodeId): void {
    this.#changeLife(id, { isLeaving: true });
  }

  /** Keeps where a life listens. A copy of the folder finds it there. */
  listens({ node, host, port }: Address): void {
    this.#changeLife(node, { listened: { host, port } });
  }

  /** A life has left: its disk is removed. Without another life, the machine has left its cluster. */
  end(id: NodeId): void {
    const lives = this.#file.lives.filter((life) => life.id !== id);
    this.#change({ lives, hasLeft: lives.length === 0 });
    rmSync(this.diskOf(id), { recursive: true, force: true });
  }

  /** Keeps the addresses for the next start. */
  remember(peers: readonly KnownAddress[]): void {
    if (JSON.stringify(peers) !== JSON.stringify(this.#file.peers)) this.#change({ peers });
  }

  #changeLife(id: NodeId, change: Partial<LifeInFile>): void {
    this.#change({ lives: this.#file.lives.map((life) => (life.id === id ? { ...life, ...change } : life)) });
  }

  #change(change: Partial<NodeFile>): void {
    this.#file = { ...this.#file, ...change };
    this.#write();
  }

  get #path(): string {
    return join(this.#folder, 'node.json');
  }

  #read(): NodeFile | null {
    try {
      mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
      return this.#decoded(readFileSync(this.#path));
    } catch (error) {
      if (!(error instanceof Error && 'code' in error)) throw error;
      if (error.code === 'ENOENT') return null;
      throw new BadFolder(`--data: got ${this.#folder}, which cannot be used (${error.message}); name another folder`);
    }
  }

  #decoded(bytes: Uint8Array): NodeFile {
    const json = readJsonBytes(bytes);
    const decoded = 'complaint' in json ? json : asNodeFile(json.valid);
    if ('valid' in decoded) return decoded.valid;
    const format = 'valid' in json && isRecord(json.valid) ? json.valid.format : 1;
    if (typeof format === 'number' && format !== 1)
      throw new BadFolder(
        `${this.#path}: got format ${format}, expected 1; name another folder, or start the version of selfman that wrote it`,
      );
    throw new BadFolder(`${this.#path}: ${decoded.complaint}, expected the file of a node; restore it, or name another folder`);
  }

  /** A crash leaves the old file, or the new one. */
  #write(): void {
    const next = `${this.#path}.next`;
    writeFileSync(next, `${JSON.stringify(this.#file, null, 2)}\n`, { flush: true, mode: 0o600 });
    renameSync(next, this.#path);
  }
}
