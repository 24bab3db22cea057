/** Serves the explorer to browsers of this machine, and what it is to open. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname } from 'node:path';

export interface OpenedFile {
  readonly name: string;
  readonly text: string;
}

export interface ExplorerPage {
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** Files to open at once, served as `opened.json`. */
  readonly opened?: readonly OpenedFile[];
  /** Gives a new reader of `events` a function by which it is told. */
  readonly events?: (tell: (event: unknown) => void) => () => void;
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
};
const HOST = '127.0.0.1';
/** Further readers are turned away. */
const MOST_READERS = 100;

export class ExplorerServer {
  readonly #server: Server;
  readonly #page: ExplorerPage;
  #readers = 0;

  constructor(page: ExplorerPage) {
    this.#page = page;
    this.#server = createServer((request, response) => this.#answer(request, response));
  }

  /** Listens on this machine only; 0 means any free port. Returns the address of the page. Rejects with the error of the system. */
  async listen(port: number): Promise<string> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(port, HOST, resolve);
    });
    return `http://${HOST}:${portOf(this.#server)}/`;
  }

  close(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    // A page of another origin may reach this port under a name of its own.
    const { host = '' } = request.headers;
    if (!/^(127\.0\.0\.1|localhost)(:\d+)?$/.test(host)) return refuse(response, 421, 'another host');
    if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(response, 405, 'only GET');
    const path = (request.url ?? '/').split(/[?#]/)[0].slice(1);
    if (path === 'events' && this.#page.events !== undefined) return this.#follow(this.#page.events, request, response);
    if (path === 'opened.json' && this.#page.opened !== undefined)
      return send(response, 'application/json', Buffer.from(JSON.stringify(this.#page.opened)));
    const name = path === '' ? 'index.html' : path;
    const bytes = this.#page.files.get(name);
    if (bytes === undefined) return refuse(response, 404, 'not found');
    send(response, TYPES[extname(name)] ?? 'application/octet-stream', bytes);
  }

  #follow(events: NonNullable<ExplorerPage['events']>, request: IncomingMessage, response: ServerResponse): void {
    if (this.#readers === MOST_READERS) return refuse(response, 503, 'too many readers');
    this.#readers++;
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    const leave = events((event) => void response.write(`data: ${JSON.stringify(event)}\n\n`));
    request.on('close', () => {
      this.#readers--;
      leave();
    });
  }
}

function portOf(server: Server): number {
  // It listens on a port, not on a pipe.
  return (server.address() as AddressInfo).port;
}

function send(response: ServerResponse, type: string, bytes: Uint8Array): void {
  response.writeHead(200, { 'content-type': type, 'content-length': bytes.length, 'x-content-type-options': 'nosniff' });
  response.end(bytes);
}

function refuse(response: ServerResponse, status: number, says: string): void {
  response.writeHead(status, { 'content-type': 'text/plain' });
  response.end(`${says}\n`);
}
