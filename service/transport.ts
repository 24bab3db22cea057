/** HTTP servers, with TLS or without. Headers, connections and times have bounds; `http-request.ts` has those of bodies. */
import { createServer, type Server } from 'node:http';
import { createServer as createTlsServer, type Server as TlsServer } from 'node:https';

/** Both in PEM. */
export interface ServerCertificate {
  readonly key: string;
  readonly certificate: string;
}

/** In milliseconds, but for the first two. */
export interface TransportLimits {
  readonly largestHeaders: number;
  readonly mostConnections: number;
  readonly handshake: number;
  readonly headers: number;
  /** From the first byte of a request to its last. */
  readonly request: number;
  /** A connection on which nothing moves. Longer than a client may wait for a change. */
  readonly silence: number;
  /** How often the times are looked at. */
  readonly look: number;
}

export const LIMITS: TransportLimits = {
  largestHeaders: 16_384,
  mostConnections: 1_000,
  handshake: 5_000,
  headers: 10_000,
  request: 30_000,
  silence: 120_000,
  look: 2_000,
};

/** `certificate`: null for HTTP without TLS. `limits`: those that differ, for tests. */
export function httpTransport(certificate: ServerCertificate | null, limits: Partial<TransportLimits> = {}): Server | TlsServer {
  const { largestHeaders, mostConnections, handshake, headers, request, silence, look } = { ...LIMITS, ...limits };
  const options = {
    maxHeaderSize: largestHeaders,
    headersTimeout: headers,
    requestTimeout: request,
    connectionsCheckingInterval: look,
  };
  const server =
    certificate === null
      ? createServer(options)
      : createTlsServer({
          ...options,
          key: certificate.key,
          cert: certificate.certificate,
          minVersion: 'TLSv1.3',
          handshakeTimeout: handshake,
        });
  server.maxConnections = mostConnections;
  return server.setTimeout(silence);
}
