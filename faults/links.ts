/** The links between nodes: a TCP proxy of its own on each way from one node to another, which can be cut, reset and slowed. */
import { connect, createServer, type Server, type Socket } from 'node:net';
import { LOOPBACK } from './ports.ts';

/** The most bytes that a proxy holds for one connection. Beyond that it reads no more, and the sender notices. */
const MOST_HELD = 4 * 1_048_576;

/** How a link behaves. `cut`: nothing arrives, and nobody is told. `reset`: connections break, and new ones break at once. */
export interface Weather {
  readonly mode: 'open' | 'cut' | 'reset';
  readonly delayMs: number;
}

const FINE: Weather = { mode: 'open', delayMs: 0 };

/** The link from one node to another. It carries connections that the first one opens. */
class Link {
  readonly #server: Server;
  readonly #target: number;
  readonly #pipes = new Set<Pipe>();
  #weather = FINE;

  private constructor(target: number) {
    this.#target = target;
    this.#server = createServer({ allowHalfOpen: true }, (near) => this.#carry(near));
  }

  static async open(port: number, target: number): Promise<Link> {
    const link = new Link(target);
    await new Promise<void>((resolve, reject) => {
      link.#server.once('error', reject);
      link.#server.listen(port, LOOPBACK, resolve);
    });
    return link;
  }

  set weather(weather: Weather) {
    this.#weather = weather;
    for (const pipe of this.#pipes) pipe.meet(weather);
  }

  close(): void {
    this.#server.close();
    for (const pipe of this.#pipes) pipe.break();
  }

  #carry(near: Socket): void {
    if (this.#weather.mode === 'reset') return void near.on('error', () => undefined).resetAndDestroy();
    const far = connect({ host: LOOPBACK, port: this.#target, noDelay: true, allowHalfOpen: true });
    near.setNoDelay(true);
    const pipes = [new Pipe(near, far, this.#weather), new Pipe(far, near, this.#weather)];
    for (const pipe of pipes) {
      this.#pipes.add(pipe);
      pipe.from.on('close', () => this.#pipes.delete(pipe));
    }
  }
}

/** Carries bytes from one socket to another, in order. */
class Pipe {
  readonly from: Socket;
  readonly #to: Socket;
  readonly #held: { readonly bytes: Buffer | null; readonly dueMs: number }[] = [];
  #heldBytes = 0;
  #weather: Weather;
  #timer: NodeJS.Timeout | null = null;

  constructor(from: Socket, to: Socket, weather: Weather) {
    this.from = from;
    this.#to = to;
    this.#weather = weather;
    from.on('data', (bytes: Buffer) => this.#hold(bytes));
    from.on('end', () => this.#hold(null));
    from.on('error', () => this.break());
    from.on('close', (hadError) => (hadError ? this.break() : undefined));
    to.on('drain', () => this.#carryOn());
  }

  meet(weather: Weather): void {
    this.#weather = weather;
    if (weather.mode === 'reset') this.break();
    else this.#carryOn();
  }

  /** As when one of the ends is gone: what was under way is lost. */
  break(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#held.length = 0;
    for (const socket of [this.from, this.#to]) if (!socket.destroyed) socket.resetAndDestroy();
  }

  /** `bytes`: null for the end. */
  #hold(bytes: Buffer | null): void {
    this.#held.push({ bytes, dueMs: performance.now() + this.#weather.delayMs });
    this.#heldBytes += bytes?.length ?? 0;
    if (this.#heldBytes > MOST_HELD) this.from.pause();
    this.#carryOn();
  }

  #carryOn(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    while (this.#held.length > 0 && this.#weather.mode === 'open' && !this.#to.writableNeedDrain) {
      const [{ bytes, dueMs }] = this.#held;
      const waitMs = dueMs - performance.now();
      if (waitMs > 0) {
        this.#timer = setTimeout(() => this.#carryOn(), waitMs);
        return;
      }
      this.#held.shift();
      this.#heldBytes -= bytes?.length ?? 0;
      if (bytes === null) this.#to.end();
      else this.#to.write(bytes);
    }
    if (this.#heldBytes <= MOST_HELD && this.from.isPaused()) this.from.resume();
  }
}

/** All links among nodes, which are named by their numbers. */
export class Links {
  readonly #links: readonly (readonly (Link | null)[])[];
  readonly #proxies: readonly Readonly<Record<string, number>>[];

  private constructor(links: readonly (readonly (Link | null)[])[], proxies: readonly Readonly<Record<string, number>>[]) {
    this.#links = links;
    this.#proxies = proxies;
  }

  /** `ports`: where the nodes listen. `spare`: a free port for each link. */
  static async open(ports: readonly number[], spare: readonly number[]): Promise<Links> {
    const left = [...spare];
    const proxies: Record<string, number>[] = ports.map(() => ({}));
    const links: (Link | null)[][] = [];
    for (const from of ports.keys()) {
      links.push([]);
      for (const [to, target] of ports.entries()) {
        const port = from === to ? undefined : left.pop();
        links[from].push(port === undefined ? null : await Link.open(port, target));
        if (port !== undefined) proxies[from][target] = port;
      }
    }
    return new Links(links, proxies);
  }

  /** For `faults/redirect.ts` in the node with this number. */
  environmentOf(node: number): Readonly<Record<string, string>> {
    return { SELFMAN_FAULTS_PROXIES: JSON.stringify(this.#proxies[node]) };
  }

  /** Sets the links of which `concerns` says so. */
  set(weather: Partial<Weather>, concerns: (from: number, to: number) => boolean): void {
    for (const [from, links] of this.#links.entries()) {
      for (const [to, link] of links.entries()) if (link !== null && concerns(from, to)) link.weather = { ...FINE, ...weather };
    }
  }

  /** All links are as they were in the beginning. */
  heal(): void {
    this.set(FINE, () => true);
  }

  close(): void {
    for (const link of this.#links.flat()) link?.close();
  }
}
