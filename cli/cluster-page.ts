/** The page on which a running cluster is watched: frames are kept, and sent to each reader as they come. */
import type { Writable } from 'node:stream';
import { type ClusterFrame, ClusterFrames } from './cluster-frames.ts';
import type { NodeInView } from './cluster-view.ts';
import { explorerFiles } from './explorer-files.ts';
import { ExplorerServer } from './explorer-server.ts';

/** A reader who comes later is told this many of the last ones. */
const MOST_KEPT = 1_000;

export class ClusterPage {
  readonly #frames = new ClusterFrames();
  readonly #kept: ClusterFrame[] = [];
  readonly #readers = new Set<(event: unknown) => void>();
  readonly #server: ExplorerServer;
  readonly #began = Date.now();

  /** Throws `BadOption` when the page is not built. */
  constructor(errors: Writable) {
    this.#server = new ExplorerServer({
      files: explorerFiles(errors),
      events: (tell) => {
        for (const frame of this.#kept) tell(frame);
        this.#readers.add(tell);
        return () => this.#readers.delete(tell);
      },
    });
  }

  /** Returns the address. Rejects with the error of the system. */
  async listen(port: number): Promise<string> {
    return `${await this.#server.listen(port)}?live`;
  }

  show(nodes: readonly NodeInView[]): void {
    const frame = this.#frames.next(nodes, Date.now() - this.#began);
    if (frame === null) return;
    this.#kept.push(frame);
    if (this.#kept.length > MOST_KEPT) this.#kept.shift();
    for (const tell of this.#readers) tell(frame);
  }

  close(): void {
    this.#server.close();
  }
}
