/** The package as it would be published, made beside the repository and not in it, so that tests may run at once. */
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ROOT } from '../architecture/plant.ts';

/** The files that npm packs besides those that package.json lists. */
const ALWAYS = ['package.json', 'README.md', 'LICENSE'];

/** Packs into `folder`, and returns the path of the tarball. */
export function pack(folder: string): string {
  const stage = join(folder, 'stage');
  mkdirSync(stage, { recursive: true });
  const manifest = readFileSync(join(ROOT, 'package.json'), 'utf8');
  const { files, scripts } = JSON.parse(manifest) as Pick<Manifest, 'files' | 'scripts'>;
  for (const path of [...ALWAYS, ...files, 'scripts']) {
    if (path !== 'dist' && existsSync(join(ROOT, path))) cpSync(join(ROOT, path), join(stage, path), { recursive: true });
  }
  const tsc = join(ROOT, 'node_modules/typescript/bin/tsc');
  // `npm run types` checks the types. Without that check the compiler writes the same files in half the time.
  const build = [tsc, '-p', join(ROOT, 'tsconfig.build.json'), '--noCheck', '--outDir', join(stage, 'dist')];
  const { status, stdout } = spawnSync(process.execPath, build, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`the build failed:\n${stdout}`);
  // The steps around packing run as they would in a clone, except the build, which was just made.
  writeFileSync(join(stage, 'package.json'), manifest.replace(JSON.stringify(scripts.build), '"node -e 0"'));
  const name = execFileSync('npm', ['pack', '--silent', '--pack-destination', folder], { cwd: stage, encoding: 'utf8' });
  return join(folder, name.trim());
}

export interface Manifest {
  readonly files: readonly string[];
  readonly exports: Readonly<Record<string, unknown>>;
  readonly scripts: Readonly<Record<string, string>>;
}

/** Installs the tarball into an empty `folder`; what it depends on comes from the repository's node_modules, with no download. */
export function install(tarball: string, folder: string): void {
  const target = join(folder, 'node_modules', 'selfman');
  mkdirSync(target, { recursive: true });
  execFileSync('tar', ['-xzf', tarball, '-C', target, '--strip-components=1']);
  const { dependencies } = JSON.parse(readFileSync(join(target, 'package.json'), 'utf8')) as {
    readonly dependencies: Record<string, string>;
  };
  for (const name of Object.keys(dependencies)) {
    const at = join(folder, 'node_modules', name);
    // Names such as @scope/package have a folder of their own.
    mkdirSync(dirname(at), { recursive: true });
    symlinkSync(join(ROOT, 'node_modules', name), at);
  }
}
