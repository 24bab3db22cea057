/** The built site, served from a folder of files as any static host does, below a path of its own. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { ROOT } from '../architecture/plant.ts';

/** The folder of the built site. */
export const BUILT = join(ROOT, 'site/out/built');
const BELOW = '/some/path/';
/** Of the files that the last whole build was made of. */
const DIGEST = join(ROOT, 'site/out/digest.txt');
/** No part of the site is made of these: tests, and what is ignored by git. */
const APART = /^(node_modules|dist|coverage|reports|site\/out|\.git|test\/browser)(\/|$)/;

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
};

export interface ServedSite {
  /** The address of the first page, with a slash at its end. */
  readonly address: string;
  stop(): Promise<void>;
}

/** Builds the site if a file has changed since it was built last. Throws with what the build has printed if it fails. */
export function buildSite(): void {
  const digest = digestOfSources();
  if (existsSync(DIGEST) && readFileSync(DIGEST, 'utf8') === digest) return;
  rmSync(DIGEST, { force: true });
  const { status, stdout, stderr } = spawnSync(process.execPath, ['site/build.ts'], { cwd: ROOT, encoding: 'utf8' });
  if (status !== 0) throw new Error(`the site does not build: ${stdout}\n${stderr}`);
  writeFileSync(DIGEST, digest);
}

/** Any file may be in the site: pages link to sources, to tests, and to traces. */
function digestOfSources(): string {
  const hash = createHash('sha256');
  for (const path of globSync('**/*', { cwd: ROOT, exclude: (name) => APART.test(name) }).sort()) {
    const file = join(ROOT, path);
    if (statSync(file).isFile()) hash.update(`${path}\n`).update(readFileSync(file));
  }
  return hash.digest('hex');
}

export async function serveSite(): Promise<ServedSite> {
  const server = createServer(({ url = '' }, answer) => {
    const file = fileOf(decodeURI(url.split(/[?#]/)[0] ?? ''));
    if (file === null) answer.writeHead(404).end('there is nothing here');
    else answer.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' }).end(readFileSync(file));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const bound = server.address();
  if (bound === null || typeof bound === 'string') throw new Error('the server has no port');
  return {
    address: `http://127.0.0.1:${bound.port}${BELOW}`,
    stop: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

function fileOf(path: string): string | null {
  if (!path.startsWith(BELOW)) return null;
  const wanted = join(BUILT, normalize(path.slice(BELOW.length)));
  const file = path.endsWith('/') ? join(wanted, 'index.html') : wanted;
  return file.startsWith(BUILT) && existsSync(file) && statSync(file).isFile() ? file : null;
}
