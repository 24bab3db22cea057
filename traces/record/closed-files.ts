/** The closed files of a node's traces: they are compressed, and removed when they are old. The node goes on meanwhile. */
import { createReadStream, createWriteStream, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { constants, createGzip } from 'node:zlib';

interface Options {
  readonly keepMs?: number;
  warning?(text: string): void;
}

export class ClosedFiles {
  readonly #folder: string;
  readonly #options: Options;
  /** The traces of the node, of all its lives. */
  readonly #name: RegExp;
  /** One file after another is compressed. */
  #work: Promise<void> = Promise.resolve();

  constructor(folder: string, node: number, options: Options) {
    this.#folder = folder;
    this.#options = options;
    this.#name = new RegExp(`^\\.?node-${node}\\.\\d+(\\.\\d+)?\\.ndjson(\\.gz(\\.part)?)?$`);
  }

  /** This file is closed, and another one was opened. */
  add(path: string): void {
    this.#work = this.#work.then(() => this.#compress(path)).then(() => this.#removeOld());
  }

  async #compress(path: string): Promise<void> {
    const name = path.slice(this.#folder.length).replace(/^[/\\]/, '');
    // The name is hidden, as readers skip such files.
    const part = join(this.#folder, `.${name}.gz.part`);
    try {
      await pipeline(createReadStream(path), createGzip({ level: constants.Z_BEST_SPEED }), createWriteStream(part));
      renameSync(part, `${path}.gz`);
      rmSync(path);
    } catch (error) {
      rmSync(part, { force: true });
      this.#warn(`${path}: cannot be compressed: ${messageOf(error)}; it stays as it is`);
    }
  }

  #removeOld(): void {
    const { keepMs } = this.#options;
    if (keepMs === undefined) return;
    const latest = Date.now() - keepMs;
    for (const name of readdirSync(this.#folder)) {
      const path = join(this.#folder, name);
      if (!this.#name.test(name)) continue;
      try {
        if (statSync(path).mtimeMs < latest) rmSync(path);
      } catch (error) {
        this.#warn(`${path}: cannot be removed: ${messageOf(error)}`);
      }
    }
  }

  #warn(text: string): void {
    this.#options.warning?.(text);
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
