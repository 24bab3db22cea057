/** `selfman init`: writes a small package with a model, a scenario and a test, to begin from. */
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, resolve } from 'node:path';
import type { Command } from 'commander';
import { BadOption } from '../addresses.ts';
import type { CommandContext } from '../command-context.ts';
import type { Streams } from '../streams.ts';
import { version } from '../version.ts';

export interface InitCommand {
  readonly folder: string;
  readonly language: Language;
}

type Language = 'ts' | 'js';

/** The versions of vitest that run on the present Node, as a range. */
const VITEST = { old: '^3.2.4', current: '>=4' };
const [MAJOR = 0, MINOR = 0] = process.versions.node.split('.').map(Number);
const RUNS_TYPESCRIPT = MAJOR > 22 || (MAJOR === 22 && MINOR >= 18);

export function addInit(selfman: Command, { streams }: CommandContext): void {
  selfman
    .command('init <folder>')
    .summary('begin a model of your own')
    .description(
      'Writes a package into a new or empty folder: a model with a scenario, which "selfman check" reads, and a test for vitest. In TypeScript, or in JavaScript on a Node that does not run TypeScript.',
    )
    .option('--javascript', 'write JavaScript in any case', false)
    .action((folder: string, { javascript }: { javascript: boolean }) =>
      runInit({ folder, language: RUNS_TYPESCRIPT && !javascript ? 'ts' : 'js' }, streams),
    );
}

/** Throws `BadOption` before anything is written. */
export function runInit({ folder, language }: InitCommand, { output }: Streams): void {
  const path = resolve(folder);
  refuseTaken(folder, path);
  mkdirSync(path, { recursive: true });
  const templates = join(dirname(createRequire(import.meta.url).resolve('selfman/package.json')), 'templates');
  for (const name of [`lock.${language}`, `lock.test.${language}`])
    writeFileSync(join(path, name), readFileSync(join(templates, `${name}.txt`)));
  writeFileSync(join(path, 'package.json'), asJson(manifest(basename(path), language)));
  if (language === 'ts') writeFileSync(join(path, 'tsconfig.json'), asJson(TSCONFIG));
  output.write(`${nextSteps(folder, language)}\n`);
}

function refuseTaken(folder: string, path: string): void {
  if (!existsSync(path)) return;
  if (!statSync(path).isDirectory()) throw new BadOption(`folder: got ${folder}, which is a file, expected a new folder; name another`);
  if (readdirSync(path).length > 0)
    throw new BadOption(`folder: got ${folder}, which is not empty, expected a new or an empty folder; name another`);
}

/** The manifest of the package that is begun. */
function manifest(folder: string, language: Language): object {
  const [major = '0', minor = '0'] = version().split('.');
  const name = folder
    .toLowerCase()
    .replace(/[^a-z0-9-]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return {
    name: name === '' ? 'my-model' : name,
    version: '0.0.0',
    private: true,
    type: 'module',
    scripts: { check: `selfman check lock.${language}`, test: 'vitest run' },
    dependencies: { selfman: `^${major}.${minor}.0` },
    devDependencies: { vitest: MAJOR >= 22 ? VITEST.current : VITEST.old },
  };
}

/** For editors and `tsc`: Node itself only strips the types. */
const TSCONFIG = {
  compilerOptions: {
    ...{ target: 'es2023', module: 'nodenext', strict: true, noEmit: true, skipLibCheck: true },
    ...{ allowImportingTsExtensions: true, erasableSyntaxOnly: true, verbatimModuleSyntax: true },
  },
};

function asJson(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

function nextSteps(folder: string, language: Language): string {
  const names = [`lock.${language}`, `lock.test.${language}`, 'package.json', ...(language === 'ts' ? ['tsconfig.json'] : [])];
  return `${folder}: ${names.join(', ')}

  cd ${folder}
  npm install
  npx selfman check lock.${language}
  npx selfman check lock.${language} --param clients=4
  npm test`;
}
