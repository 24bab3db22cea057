/**
 * Mutual TLS 1.3 between nodes. Each shows a certificate of the cluster's authority, which names its instance. The host does not
 * matter: a node is found by its identifier, and known by its instance.
 */
import { constants } from 'node:crypto';
import { connect, createServer, type TLSSocket } from 'node:tls';
import { instanceIn } from './instance-uri.ts';
import { openPort, type Transport } from './transport.ts';

/** A node proves itself with these. All three are in PEM. */
export interface Credentials {
  readonly key: string;
  readonly certificate: string;
  /** The certificate of the authority. */
  readonly authority: string;
}

/** How long a peer may take to prove who it is, in milliseconds. */
const PATIENCE_MS = 5_000;

export function mutualTls({ key, certificate, authority }: Credentials): Transport {
  const options = {
    ...{ key, cert: certificate, ca: authority },
    minVersion: 'TLSv1.3',
    rejectUnauthorized: true,
    // Without tickets no connection continues an earlier one, so each certificate is looked at again.
    secureOptions: constants.SSL_OP_NO_TICKET,
  } as const;
  return {
    listen(at, mostConnections) {
      const server = createServer({ ...options, requestCert: true, handshakeTimeout: PATIENCE_MS });
      return openPort(server, at, mostConnections, (accept, refused) => {
        server.on('secureConnection', (socket) => {
          socket.setNoDelay(true);
          const proven = provenBy(socket);
          if (proven !== null) return accept({ socket, proven });
          refused(originOf(socket), NAMELESS);
          socket.on('error', () => undefined).destroy();
        });
        server.on('tlsClientError', (error, socket) => {
          refused(originOf(socket), reasonOf(error, socket));
          // Without this, a peer that says nothing would keep its connection.
          socket.on('error', () => undefined).destroy();
        });
      });
    },
    connect({ host, port }, opened) {
      const socket: TLSSocket = connect({ ...options, host, port, checkServerIdentity: () => undefined });
      return socket.setNoDelay(true).on('secureConnect', () => {
        const proven = provenBy(socket);
        if (proven === null) socket.destroy(new Error(NAMELESS));
        else opened({ socket, proven });
      });
    },
  };
}

const NAMELESS = 'got a certificate without a node, expected one that selfman cluster init has made';

/** The instance in the certificate of the peer, which TLS has checked; null: it names none. */
function provenBy(socket: TLSSocket): string | null {
  const { subjectAltName } = socket.getPeerX509Certificate() ?? {};
  return subjectAltName === undefined ? null : instanceIn(subjectAltName);
}

function originOf(socket: TLSSocket): string {
  return socket.remoteAddress ?? 'a closed connection';
}

function reasonOf(error: Error, { authorizationError }: TLSSocket): string {
  const code = authorizationError ?? ('code' in error ? error.code : error.message);
  const reason = REASONS[String(code)] ?? `the handshake has failed (${String(code)})`;
  return `${reason}, expected a node with a certificate of this cluster`;
}

const OTHER_AUTHORITY = 'got a certificate of another authority';
const NOT_TLS = 'got bytes that are not TLS';

const REASONS: { readonly [code: string]: string | undefined } = {
  ERR_SSL_PEER_DID_NOT_RETURN_A_CERTIFICATE: 'got no certificate',
  DEPTH_ZERO_SELF_SIGNED_CERT: OTHER_AUTHORITY,
  SELF_SIGNED_CERT_IN_CHAIN: OTHER_AUTHORITY,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: OTHER_AUTHORITY,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: OTHER_AUTHORITY,
  CERT_HAS_EXPIRED: 'got a certificate that has expired',
  CERT_NOT_YET_VALID: 'got a certificate that is not valid yet',
  INVALID_PURPOSE: 'got a certificate for another purpose',
  ERR_SSL_HTTP_REQUEST: NOT_TLS,
  ERR_SSL_WRONG_VERSION_NUMBER: NOT_TLS,
  ERR_SSL_UNSUPPORTED_PROTOCOL: 'got an older version than TLS 1.3',
  ERR_TLS_HANDSHAKE_TIMEOUT: 'got no proof in time',
  ECONNRESET: 'got the end of the connection',
};
