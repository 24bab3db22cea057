/** Reads a configuration in YAML, of which JSON is a part. A mistake is told with its line and column. */
import { readFileSync } from 'node:fs';
import { distance } from 'fastest-levenshtein';
import { isCollection, isMap, isNode, isScalar, LineCounter, parseDocument } from 'yaml';
import { printable } from '../impl/kernel/printable.ts';
import type { Mistake } from '../traces/format/decoder.ts';
import { verifierOf } from '../traces/format/schema.ts';
import { BadOption } from './addresses.ts';
import type { NodeConfig } from './node-config.ts';

/** The most bytes of a file. */
const LARGEST = 1_048_576;
/** The most letters that a mistyped field may differ in. */
const MOST_TYPOS = 3;
const verify = verifierOf<NodeConfig>('node-config.json');

/** `known`: the names of all fields, for a hint at a field that is not known. Throws `BadOption`. */
export function readNodeConfig(path: string, known: readonly string[]): NodeConfig {
  const lines = new LineCounter();
  const document = parseDocument(textOf(path), { lineCounter: lines, prettyErrors: false });
  const at = (offset: number): string => {
    const { line, col } = lines.linePos(offset);
    return `${path}:${Math.max(line, 1)}:${Math.max(col, 1)}`;
  };
  const [error] = [...document.errors, ...document.warnings];
  if (error !== undefined)
    throw new BadOption(`${at(error.pos[0])}: got what is not YAML (${printable(error.message)}), expected YAML or JSON; correct the line`);
  // An alias may stand for a value many times over, and nobody needs one here.
  const value: unknown = aliasFree(path, () => document.toJS({ maxAliasCount: 0 }));
  const verified = verify(value);
  if ('valid' in verified) return verified.valid;
  const { mistake } = verified;
  const { offset, found } = placeOf(document.contents, mistake);
  throw new BadOption(`${at(offset)}: ${inWords(mistake, found, known)}`);
}

function textOf(path: string): string {
  try {
    const bytes = readFileSync(path);
    if (bytes.length <= LARGEST) return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    throw new BadOption(`--config: got ${path} of ${bytes.length} bytes, expected at most ${LARGEST}; name another file`);
  } catch (error) {
    if (error instanceof BadOption || !(error instanceof Error)) throw error;
    const why = error instanceof TypeError ? 'its text is not UTF-8' : error.message;
    throw new BadOption(`--config: got ${path}, which cannot be read (${why}); name another file`);
  }
}

function aliasFree(path: string, read: () => unknown): unknown {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof ReferenceError)) throw error;
    throw new BadOption(`${path}: got an alias, expected each value as it is; write the value instead of *NAME`);
  }
}

/** Where the mistake is: at the key of an unknown field, or else at the value, or at what is nearest around it. */
function placeOf(root: unknown, { path, unknown }: Mistake): { readonly offset: number; readonly found: unknown } {
  let node = root;
  for (const step of path) {
    const inside: unknown = isCollection(node) ? node.get(isMap(node) ? step : Number(step), true) : undefined;
    if (inside === undefined) break;
    node = inside;
  }
  const pair = unknown !== null && isMap(node) ? node.items.find(({ key }) => isScalar(key) && key.value === unknown) : undefined;
  const wanted = pair?.key ?? node;
  return { offset: isNode(wanted) ? (wanted.range?.[0] ?? 0) : 0, found: isNode(node) ? node.toJSON() : null };
}

function inWords({ path, unknown, expected }: Mistake, found: unknown, known: readonly string[]): string {
  const name = [...path, ...(unknown === null ? [] : [unknown])].join('.');
  if (unknown !== null) {
    const near = known.filter((each) => distance(each, unknown) <= MOST_TYPOS)[0];
    return `${printable(name)}: got a field that nobody knows, expected ${near ?? `one of ${known.join(', ')}`}; correct its name`;
  }
  const shown = (JSON.stringify(found) ?? 'nothing').slice(0, 80);
  return `${name === '' ? 'configuration' : name}: got ${printable(shown)}, expected ${expected}; correct the value`;
}
