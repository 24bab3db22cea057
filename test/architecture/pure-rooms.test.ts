import { copyFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { plant, ROOT } from './plant.ts';

test('the pure rooms use no name of Node or of browsers', () => {
  expect(unknownNames(ROOT)).toEqual([]);
});

test.each([
  ['spec/ring/a.ts', 'process.exit()', 'process'],
  ['impl/kernel/a.ts', 'setTimeout(() => {}, 1)', 'setTimeout'],
  ['impl/ring/a.ts', 'fetch("x")', 'fetch'],
  ['impl/ring/a.ts', '{ fetch }', 'fetch'],
  ['impl/stack/a.ts', 'performance.now()', 'performance'],
  ['impl/stack/a.ts', 'globalThis', 'globalThis'],
  ['model-check/engine/a.ts', 'console.log(1)', 'console'],
  ['model-check/world/a.ts', 'window.alert(1)', 'window'],
  ['scenarios/ring/a.ts', 'Buffer.from("x")', 'Buffer'],
])('in %s, %s is found', (path, source, name) => {
  expect(unknownNames(planted({ [path]: `export const a = ${source};` }))).toEqual([`${path}: ${name}`]);
});

test('the runtime is not a pure room', () => {
  const root = planted({ 'runtime/a.ts': 'process.exit();', 'impl/kernel/a.ts': 'export const a = 1;' });
  expect(unknownNames(root)).toEqual([]);
});

function planted(tree: Readonly<Record<string, string>>): string {
  const root = plant(tree);
  for (const config of ['tsconfig.base.json', 'tsconfig.pure.json']) copyFileSync(join(ROOT, config), join(root, config));
  return root;
}

/** By file: what an expression names, although neither the language nor the program declares it. `npm run types` checks the types. */
function unknownNames(root: string): readonly string[] {
  const { config } = ts.readConfigFile(join(root, 'tsconfig.pure.json'), ts.sys.readFile);
  const { fileNames, options, errors } = ts.parseJsonConfigFileContent(config, ts.sys, root);
  expect(errors).toEqual([]);
  const program = ts.createProgram(fileNames, options, hostOf(options));
  const checker = program.getTypeChecker();
  const files = program.getSourceFiles().filter(({ isDeclarationFile }) => !isDeclarationFile);
  return files.flatMap((file) => namesIn(file, checker).map((name) => `${relative(root, file.fileName)}: ${name}`));
}

function namesIn(node: ts.Node, checker: ts.TypeChecker): readonly string[] {
  if (ts.isTypeNode(node)) return [];
  if (ts.isIdentifier(node)) return isUse(node) && isUnknown(node, checker) ? [node.text] : [];
  const found: string[] = [];
  ts.forEachChild(node, (child) => void found.push(...namesIn(child, checker)));
  return found;
}

function isUnknown(name: ts.Identifier, checker: ts.TypeChecker): boolean {
  if (name.text === 'globalThis') return true;
  if (name.text === 'undefined') return false;
  const isShort = ts.isShorthandPropertyAssignment(name.parent);
  return (isShort ? checker.getShorthandAssignmentValueSymbol(name.parent) : checker.getSymbolAtLocation(name)) === undefined;
}

/** Whether `name` stands for a value, and is not the name of a declaration, of a property or of a label. */
function isUse(name: ts.Identifier): boolean {
  const { parent } = name;
  if (ts.isShorthandPropertyAssignment(parent)) return true;
  if (ts.isImportSpecifier(parent) || ts.isExportSpecifier(parent) || ts.isImportClause(parent) || ts.isQualifiedName(parent)) return false;
  if (ts.isBindingElement(parent) && parent.propertyName === name) return false;
  if (ts.isMetaProperty(parent) || ts.isLabeledStatement(parent) || ts.isBreakOrContinueStatement(parent)) return false;
  return !('name' in parent && parent.name === name);
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
