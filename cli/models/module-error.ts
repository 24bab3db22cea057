/** Tells what is wrong with a module of a user in one line: the file, the line where it is known, what was expected. */
import { spawnSync } from 'node:child_process';
import { isAbsolute, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { messageOf, oneLine } from '../../model-check/engine/system/model-error.ts';

const SECONDS_TO_FIND_A_LINE = 10;
const MOST_CAUSES = 10;

/** A position in a stack or above one: `file:///a/b.ts:3:1`, `/a/b.ts:3`. */
const POSITION = /(?:^|[\s(])(?:file:\/\/)?(\/[^\n:]*|[A-Za-z]:[\\/][^\n:]*):(\d+)/gm;

/** The error of an import in one line. */
export function importErrorInWords(error: unknown, url: string, file: string): string {
  const code: unknown = error instanceof Error && 'code' in error ? error.code : undefined;
  const message = messageOf(error);
  const at = placeOf(error, url, file);
  switch (code) {
    case 'ERR_UNKNOWN_FILE_EXTENSION':
      if (!/\.[cm]?ts\b/.test(message)) break;
      return `${file}: got TypeScript, which Node ${process.versions.node} does not run; expected Node >= 22.18; use a newer Node, or compile the model to JavaScript`;
    case 'ERR_UNSUPPORTED_NODE_MODULES_TYPE_STRIPPING':
      return `${file}: got TypeScript inside node_modules, which Node does not run; expected it elsewhere; move the file`;
    case 'ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX':
      return `${at}: ${message}; expected TypeScript whose types can be erased; write the same without it`;
    case 'ERR_INVALID_TYPESCRIPT_SYNTAX':
      return `${at}: got a syntax error (${message}), expected TypeScript; mend that line`;
    case 'ERR_MODULE_NOT_FOUND':
    case 'ERR_PACKAGE_PATH_NOT_EXPORTED':
      return notFound(message, at);
  }
  if (/does not provide an export named/.test(message)) return `${at}: ${message}; check the import`;
  if (error instanceof SyntaxError) return `${at}: got a syntax error (${message}), expected JavaScript; mend that line`;
  return `${at}: the module threw (${message}), expected one that exports scenarios; mend that line`;
}

function notFound(message: string, at: string): string {
  const [, name] = /Cannot find (?:package|module) '([^']+)'/.exec(message) ?? [];
  if (name === undefined) return `${at}: ${message}; check the import`;
  if (name === 'selfman') return `${at}: the package selfman is not found, expected it beside the model; run "npm install selfman" there`;
  return `${at}: ${shortened(name)} is not found, expected ${isAbsolute(name) ? 'a file; check the import' : 'a package; install it'}`;
}

/** `my-model.ts:3`, or the file alone if the line is not known. */
export function placeOf(error: unknown, url: string, file: string): string {
  const stack = error instanceof Error ? String(error.stack) : '';
  const path = fileURLToPath(url);
  const importer = / imported from ([^\n]+)/.exec(stack)?.[1];
  if (importer !== undefined) return importer === path || importer === url ? file : shortened(importer);
  const position = positionIn(stack) ?? (error instanceof SyntaxError ? positionIn(saidByNode(url)) : null);
  if (position === null) return file;
  return `${position.path === path ? file : shortened(position.path)}:${position.line}`;
}

/** Where code of a user threw, as `my-model.ts:3`; null if that is not known. Looks at the innermost cause of `error`. */
export function placeOfThrow(error: unknown): string | null {
  let innermost = error;
  for (let i = 0; i < MOST_CAUSES && innermost instanceof Error && innermost.cause instanceof Error; i++) innermost = innermost.cause;
  const position = innermost instanceof Error ? positionIn(String(innermost.stack)) : null;
  return position === null ? null : `${shortened(position.path)}:${position.line}`;
}

interface Position {
  readonly path: string;
  readonly line: number;
}

/** The first position outside of Node and of this program. */
function positionIn(text: string): Position | null {
  for (const [, path = '', line] of text.matchAll(POSITION)) {
    const decoded = decodeURI(path);
    if (isOfUser(decoded)) return { path: decoded, line: Number(line) };
  }
  return null;
}

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Whether a file is neither of this program nor of a package. */
export function isOfUser(path: string): boolean {
  if (/[\\/]node_modules[\\/]/.test(path)) return false;
  return !path.startsWith(ROOT) || !/^(cli|model-check|exports|spec[\\/]kernel|impl[\\/]kernel|dist)[\\/]/.test(path.slice(ROOT.length));
}

/** The message of Node about a module that cannot be compiled: only there does it tell the line. */
function saidByNode(url: string): string {
  const args = ['--input-type=module', '--eval', `await import(${JSON.stringify(url)})`];
  return spawnSync(process.execPath, args, { encoding: 'utf8', timeout: SECONDS_TO_FIND_A_LINE * 1000 }).stderr;
}

/** A path as seen from the working folder, if that is shorter. */
export function shortened(path: string): string {
  const plain = path.startsWith('file:') ? fileURLToPath(path) : path;
  const near = relative('', plain);
  return oneLine(isAbsolute(plain) && !near.startsWith('..') ? near : plain);
}
