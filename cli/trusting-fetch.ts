/** `fetch` for clients of a cluster whose authority no platform knows. */
import { Agent, fetch } from 'undici';
import type { Send } from '../client/credentials.ts';

/** Trusts this authority, given in PEM, and no other. */
export function fetchTrusting(ca: string): Send {
  const dispatcher = new Agent({ connect: { ca, minVersion: 'TLSv1.3' } });
  return (url, { signal, ...rest }) => fetch(url, { ...rest, ...(signal instanceof AbortSignal ? { signal } : {}), dispatcher });
}
