/** The file `tokens.json` in the folder of a node: which tokens of clients it takes. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { TokenEntry, TokenFile } from '../service/token-file.ts';
import { readJson } from '../traces/format/json-text.ts';
import { decoderOf } from '../traces/format/schema.ts';
import { BadOption } from './addresses.ts';
import { readPrivate } from './private-file.ts';

const asTokenFile = decoderOf<TokenFile>('token-file.json');

/** Null: there is no such file. Throws `BadOption`. */
export function readTokens(folder: string): readonly TokenEntry[] | null {
  const path = join(folder, 'tokens.json');
  if (!existsSync(path)) return null;
  const json = readJson(readPrivate('--data', path));
  const decoded = 'complaint' in json ? json : asTokenFile(json.valid);
  if ('valid' in decoded) return decoded.valid.tokens;
  throw new BadOption(`--data: ${path}: ${decoded.complaint}, expected hashes of tokens; write it as selfman cluster init does`);
}
