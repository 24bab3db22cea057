/** Runs a script of the house in a planted clone, with an npm that only writes down what it was asked. */
import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, existsSync, mkdirSync, readFileSync, utimesSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { plant, ROOT } from '../architecture/plant.ts';

export interface Circumstances {
  /** The version that Node says it has. */
  readonly as?: string;
  /** How the npm ends. */
  readonly npmStatus?: number;
  /** The npm command that runs the script. */
  readonly npmCommand?: string;
}

export interface Outcome {
  readonly status: number | null;
  /** The calls of npm, one line each. */
  readonly asked: readonly string[];
  readonly said: string;
}

/** A file with this content is made older than the lockfile. */
export const OLD = 'old';

export function runScript(script: string, tree: Readonly<Record<string, string>>, circumstances: Circumstances = {}): Outcome {
  const { as = process.versions.node, npmStatus = 0, npmCommand = 'run-script' } = circumstances;
  const root = plant({
    'package-lock.json': '{}',
    'path/npm': `#!/bin/sh\necho "$@" >> "$(dirname "$0")/asked"\nexit ${npmStatus}\n`,
    'version.mjs': `Object.defineProperty(process, 'versions', { value: { node: '${as}' } });`,
    ...tree,
  });
  chmodSync(join(root, 'path/npm'), 0o755);
  utimesSync(join(root, 'package-lock.json'), 1000, 1000);
  for (const [path] of Object.entries(tree).filter(([, content]) => content === OLD)) utimesSync(join(root, path), 999, 999);
  mkdirSync(join(root, 'scripts'));
  for (const file of [script, 'node-version.mjs']) copyFileSync(join(ROOT, 'scripts', file), join(root, 'scripts', file));

  const { status, stderr } = spawnSync(process.execPath, ['--import', join(root, 'version.mjs'), join(root, 'scripts', script)], {
    encoding: 'utf8',
    env: { ...process.env, PATH: `${join(root, 'path')}${delimiter}${process.env.PATH}`, npm_command: npmCommand },
  });
  const log = join(root, 'path/asked');
  return { status, asked: existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n') : [], said: stderr };
}
