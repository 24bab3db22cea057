import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { plant, ROOT } from './plant.ts';

test('the pure rooms type-check without the types of Node and of browsers', () => {
  expect(typeErrors(ROOT)).toEqual([]);
});

test.each([
  ['spec/ring/a.ts', 'process.exit()', 'process'],
  ['impl/kernel/a.ts', 'setTimeout(() => {}, 1)', 'setTimeout'],
  ['impl/ring/a.ts', 'fetch("x")', 'fetch'],
  ['impl/stack/a.ts', 'performance.now()', 'performance'],
  ['model-check/engine/a.ts', 'console.log(1)', 'console'],
  ['model-check/world/a.ts', 'window.alert(1)', 'window'],
  ['scenarios/ring/a.ts', 'Buffer.from("x")', 'Buffer'],
])('in %s, %s does not type-check', (path, source, name) => {
  expect(typeErrors(planted({ [path]: `export const a = ${source};` }))).toEqual([expect.stringContaining(`Cannot find name '${name}'`)]);
});

test('the runtime is not a pure room', () => {
  const root = planted({ 'runtime/a.ts': 'process.exit();', 'impl/kernel/a.ts': 'export const a = 1;' });
  expect(typeErrors(root)).toEqual([]);
});

function planted(tree: Readonly<Record<string, string>>): string {
  const root = plant(tree);
  for (const config of ['tsconfig.base.json', 'tsconfig.pure.json']) copyFileSync(join(ROOT, config), join(root, config));
  return root;
}

function typeErrors(root: string): readonly string[] {
  const { config } = ts.readConfigFile(join(root, 'tsconfig.pure.json'), ts.sys.readFile);
  const { fileNames, options, errors } = ts.parseJsonConfigFileContent(config, ts.sys, root);
  const diagnostics = [...errors, ...ts.getPreEmitDiagnostics(ts.createProgram(fileNames, options, hostOf(options)))];
  return diagnostics.map(({ file, messageText }) => `${file?.fileName}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`);
}

/** By path: what the language itself declares is parsed once for all programs. */
const parsed = new Map<string, ts.SourceFile | undefined>();

function hostOf(options: ts.CompilerOptions): ts.CompilerHost {
  const host = ts.createCompilerHost(options);
  const library = host.getDefaultLibLocation?.() ?? '';
  const parse = host.getSourceFile;
  host.getSourceFile = (path, ...how) => {
    if (!path.startsWith(`${library}/`)) return parse(path, ...how);
    if (!parsed.has(path)) parsed.set(path, parse(path, ...how));
    return parsed.get(path);
  };
  return host;
}
