/** HTTP/JSON for clients of a node. Each request has one answer. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Access } from './access.ts';
import { ApiError } from './api-error.ts';
import { HttpRequest, shortened } from './http-request.ts';
import type { KeyValues } from './key-values.ts';
import { meant } from './operations.ts';
import { type NodeView, type Reply, type Routes, routesTo } from './routes.ts';
import type { TokenEntry } from './token-file.ts';
import { httpTransport, type ServerCertificate, type TransportLimits } from './transport.ts';

/** How a node knows clients, and they know it. */
export interface Clients {
  /** Null: whoever reaches the port is a client. */
  readonly tokens: readonly TokenEntry[] | null;
  /** Null: without TLS. */
  readonly certificate: ServerCertificate | null;
  /** Those that differ, for tests. */
  readonly limits?: Partial<TransportLimits>;
}

/** The server cannot listen at this address. */
export class CannotServe extends Error {
  override readonly name = 'CannotServe';
}

export class HttpServer {
  readonly #routes: Routes;
  readonly #view: NodeView;
  readonly #access: Access;
  readonly #server: ReturnType<typeof httpTransport>;

  private constructor(values: KeyValues, view: NodeView, { tokens, certificate, limits }: Clients) {
    this.#view = view;
    this.#routes = routesTo(values, view, () => !this.#server.listening);
    this.#access = new Access(tokens);
    this.#server = httpTransport(certificate, limits);
    this.#server.on('request', (request, response) => void this.#serve(request, response));
  }

  /** Rejects with `CannotServe`. Port 0 means any free one. */
  static async open(
    at: { readonly host: string; readonly port: number },
    values: KeyValues,
    view: NodeView,
    clients: Clients,
  ): Promise<HttpServer> {
    const server = new HttpServer(values, view, clients);
    await new Promise<void>((resolve, reject) => {
      server.#server.once('error', (error) => {
        const why = (error as NodeJS.ErrnoException).code ?? error.message;
        reject(new CannotServe(`--http: got ${at.host}:${at.port}, where this process cannot listen (${why}); choose another address`));
      });
      server.#server.listen(at.port, at.host, resolve);
    });
    return server;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** Takes no more requests. Those that wait are answered first. */
  async close(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    this.#server.closeIdleConnections();
    await closed;
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    // Whoever has gone needs no answer.
    response.on('error', () => undefined);
    const since = performance.now();
    const reply = await this.#replyTo(request);
    // A client that goes on asking would keep the server from closing.
    if (!this.#server.listening) response.setHeader('connection', 'close');
    answer(request, response, reply);
    const { method = '', url = '' } = request;
    const what = meant(method, url.split('?', 1)[0]);
    this.#view.meters.served(what.type === 'operation' ? what.name : 'none', reply.status, (performance.now() - since) / 1000);
  }

  async #replyTo(request: IncomingMessage): Promise<Reply> {
    try {
      return await this.#access.admit(request, () => this.#route(request));
    } catch (error) {
      const told =
        error instanceof ApiError ? error : new ApiError('unknown_outcome', 'the request has failed at this node; read the keys again');
      if (told !== error) this.#view.failed(error);
      return { status: told.status, text: told.text, ...(told.tag === null ? {} : { tag: told.tag }) };
    }
  }

  async #route(request: IncomingMessage): Promise<Reply> {
    const { method = '', url = '' } = request;
    const path = url.split('?', 1)[0];
    const what = meant(method, path);
    switch (what.type) {
      case 'operation':
        return this.#routes[what.name](new HttpRequest(request, what.parameter));
      case 'other method':
        throw new ApiError('method_not_allowed', `method: got ${method}, expected ${what.allowed.join(' or ')}`);
      default:
        throw new ApiError('not_found', `path: got ${shortened(path)}, expected one of the interface, such as /v1/kv/KEY`);
    }
  }
}

function answer(request: IncomingMessage, response: ServerResponse, { status, text, tag, contentType = 'application/json' }: Reply): void {
  response.statusCode = status;
  if (tag !== undefined) response.setHeader('etag', `"${tag}"`);
  if (status === 401) response.setHeader('www-authenticate', 'Bearer');
  if (text !== null) {
    response.setHeader('content-type', contentType);
    response.setHeader('content-length', Buffer.byteLength(text));
  }
  if (request.complete) return void response.end(text ?? undefined);
  // The rest of the body is not read, so the connection is of no more use.
  response.setHeader('connection', 'close');
  response.end(text ?? undefined, () => request.destroy());
}
