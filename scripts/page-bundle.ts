/** Bundles code for a browser, as a user of the package would. */
import { build } from 'rolldown';

/** Names that only Node has. */
const NODE_ONLY = /\bprocess\.|\bBuffer\b|\bsetImmediate\b|\brequire\(|\bcreateRequire\b/g;

export interface PageBundle {
  readonly code: string;
  /** Modules of Node that are imported. */
  readonly nodeModules: readonly string[];
  /** Names that only Node has. */
  readonly nodeNames: readonly string[];
}

/** One file for a browser with `entry`, a path, and all that it imports. */
export async function pageBundle(entry: string): Promise<PageBundle> {
  const { output } = await build({ input: entry, platform: 'browser', write: false, output: { codeSplitting: false }, logLevel: 'silent' });
  const [{ code: told, imports }] = output;
  const code = told.replaceAll(/\/\*[\s\S]*?\*\//g, '');
  return { code, nodeModules: imports, nodeNames: [...new Set(code.match(NODE_ONLY))] };
}
