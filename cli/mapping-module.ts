/** Loads a module of a user that says what a trace means. */
import { pathToFileURL } from 'node:url';
import { messageOf } from '../model-check/engine/system/model-error.ts';
import { mappingOf } from '../traces/foreign/given-mapping.ts';
import type { Mapping } from '../traces/foreign/mapping.ts';
import { BadTrace } from '../traces/format/bad-trace.ts';
import { statOf } from '../traces/format/file-chunks.ts';
import type { Replayables } from '../traces/replay/replayable.ts';

/** The export of the module: a mapping for traces of other programs, or a reducer for traces that its nodes have recorded. */
export type Meaning = { readonly mapping: Mapping } | { readonly replayables: Replayables };

/** Rejects with `BadTrace`. */
export async function meaningIn(path: string): Promise<Meaning> {
  statOf(path);
  const module = await imported(path);
  const [mapping, replayable] = ['mapping', 'replayable'].map((name) => Reflect.get(module, name));
  if (mapping !== undefined && replayable === undefined) return { mapping: mappingOf(mapping, path) };
  if (replayable !== undefined && mapping === undefined) return { replayables: { [nameOf(replayable, path)]: replayable } };
  const names = Object.keys(module);
  const got = names.length === 0 ? 'no exports' : `the exports ${names.join(', ')}`;
  throw new BadTrace(path, null, `got ${got}, expected one of "mapping" and "replayable"; see docs/guide/record-your-own-system.md`);
}

async function imported(path: string): Promise<object> {
  try {
    const module: unknown = await import(pathToFileURL(path).href);
    return Object(module);
  } catch (error) {
    const isTypeScript = path.endsWith('.ts') && /Unknown file extension/.test(messageOf(error));
    const remedy = isTypeScript ? '; Node 22.18 and newer run TypeScript, older ones need it compiled' : '';
    throw new BadTrace(path, null, `cannot be imported: ${messageOf(error)}${remedy}`);
  }
}

/** The name of the protocol, which the headers of its traces have. The rest is validated where it is used. */
function nameOf(replayable: unknown, path: string): string {
  const protocol: unknown = Reflect.get(Object(replayable), 'protocol');
  const name: unknown = Reflect.get(Object(protocol), 'name');
  if (typeof name === 'string' && name !== '') return name;
  throw new BadTrace(
    path,
    null,
    'replayable.protocol.name: got nothing, expected the name of the protocol; export { protocol, properties }',
  );
}
