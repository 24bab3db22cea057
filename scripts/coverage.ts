/** Runs the tests under c8; the reports go to coverage/. Arguments are passed on to vitest. */
import { spawnSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { ModuleKind, ScriptTarget, transpileModule } from 'typescript';

const { include } = JSON.parse(readFileSync('.c8rc.json', 'utf8')) as { readonly include: readonly string[] };

// A file that holds only types never runs, so c8 would list it as not covered.
const excluded = globSync(include)
  .filter((path) => isTypesAlone(readFileSync(path, 'utf8')))
  .map((path) => `--exclude=${path}`);

const vitest = ['node_modules/vitest/vitest.mjs', 'run', ...process.argv.slice(2)];
const { status } = spawnSync(process.execPath, ['node_modules/c8/bin/c8.js', ...excluded, process.execPath, ...vitest], {
  stdio: 'inherit',
  // V8 counts less exactly in code that comes from a cache.
  env: { ...process.env, NODE_DISABLE_COMPILE_CACHE: '1' },
});
process.exitCode = status ?? 1;

function isTypesAlone(source: string): boolean {
  const compilerOptions = { removeComments: true, module: ModuleKind.ESNext, target: ScriptTarget.ESNext, verbatimModuleSyntax: true };
  const { outputText } = transpileModule(source, { compilerOptions });
  return outputText.replace('export {};', '').trim() === '';
}
