/** Runs TypeScript that is there as text: types are taken out, and imports lead to other texts or to real modules. */
import { transform } from 'sucrase';

/** The exports of a module, by name. */
export type Exports = Readonly<Record<string, unknown>>;

/** Source texts by path, and real modules by path or by the name under which they are imported. */
export interface Library {
  readonly texts: Readonly<Record<string, string>>;
  readonly modules: Readonly<Record<string, Exports>>;
}

/** Loads the text at `entry` with all that it imports. Throws at an import that leads nowhere, or a text that is not TypeScript. */
export function loadText(entry: string, library: Library): Exports {
  const loaded = new Map<string, Exports>();
  const load = (path: string): Exports => {
    const known = loaded.get(path) ?? library.modules[path];
    if (known !== undefined) return known;
    const text = library.texts[path];
    if (text === undefined) throw new Error(`import: got ${path}, expected one of ${Object.keys(library.modules).join(', ')}`);
    const exported: Record<string, unknown> = {};
    loaded.set(path, exported);
    run(asScript(path, text), (name) => load(name.startsWith('.') ? joined(path, name) : name), exported);
    return exported;
  };
  return load(entry);
}

/** The text without types, with `require` and `exports` in place of imports and exports. */
function asScript(path: string, text: string): string {
  try {
    return transform(text, { transforms: ['typescript', 'imports'], filePath: path, production: true, disableESTransforms: true }).code;
  } catch (error) {
    const [reason = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
    throw new Error(`this is not TypeScript: ${reason.replace(/^Error transforming [^:]+: /, '')}`);
  }
}

function run(script: string, require: (name: string) => Exports, exports: Record<string, unknown>): void {
  // The reader's own code, in a worker of the reader's own page.
  new Function('require', 'exports', script)(require, exports);
}

/** The path that `name` means in a file at `path`. */
export function joined(path: string, name: string): string {
  const parts = path.split('/').slice(0, -1);
  for (const part of name.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  return parts.join('/');
}
