/** Finds all mutations of source files. Passes over text for people and for the type checker. */
import { join } from 'node:path';
import ts from 'typescript';
import { type Change, changedLines, type Mutation, mutated } from './mutation.ts';
import { changesOf, changesOfCondition, changesOfResult } from './operators.ts';

/** All mutations of these files below `root`, in the order of files and of positions. */
export function mutationsIn(root: string, files: readonly string[]): readonly Mutation[] {
  const program = ts.createProgram(
    files.map((file) => join(root, file)),
    OPTIONS,
  );
  const checker = program.getTypeChecker();
  return [...files].sort().flatMap((file) => {
    const source = program.getSourceFile(join(root, file));
    if (source === undefined) throw new Error(`${join(root, file)} cannot be read`);
    return inOrder(withoutDoubles(source.text, inSource(source, file, checker)));
  });
}

const OPTIONS: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2023,
  lib: ['lib.es2023.d.ts'],
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  allowImportingTsExtensions: true,
  noEmit: true,
  strict: true,
  types: [],
};

/** Assertions of a node about itself: a mutant there reports itself. */
const CHECKS = ['invariant', 'unreachable'];

function inSource(source: ts.SourceFile, file: string, checker: ts.TypeChecker): readonly Mutation[] {
  const found: Mutation[] = [];
  const visit = (node: ts.Node, within: string): void => {
    if (isPassedOver(node)) return;
    const inside = nameOf(node) ?? within;
    for (const change of changesAt(node, checker)) found.push(mutation(source, file, node, change, inside));
    ts.forEachChild(node, (child) => visit(child, inside));
  };
  visit(source, '');
  return found;
}

function changesAt(node: ts.Node, checker: ts.TypeChecker): readonly Change[] {
  if (!canBeReplaced(node)) return [];
  const own = changesOf(node, checker);
  if (!ts.isExpression(node)) return own;
  const { parent } = node;
  const isCondition =
    (ts.isIfStatement(parent) && parent.expression === node) || (ts.isConditionalExpression(parent) && parent.condition === node);
  const isResult = ts.isReturnStatement(parent) || (ts.isArrowFunction(parent) && parent.body === node);
  return [...own, ...(isCondition ? changesOfCondition(node) : []), ...(isResult ? changesOfResult(node, checker) : [])];
}

/** Types, texts for people, and assertions. */
function isPassedOver(node: ts.Node): boolean {
  if (ts.isTypeNode(node) || ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)) return true;
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return true;
  if (ts.isThrowStatement(node) || ts.isTemplateExpression(node)) return true;
  if (ts.isIfStatement(node) && throwsOnly(node.thenStatement)) return true;
  return ts.isCallExpression(node) && ts.isIdentifier(node.expression) && CHECKS.includes(node.expression.text);
}

function throwsOnly(node: ts.Statement): boolean {
  return ts.isThrowStatement(node) || (ts.isBlock(node) && node.statements.length === 1 && ts.isThrowStatement(node.statements[0] ?? node));
}

/** Whether another expression may replace this one: not for names, targets, labels, or inner links of an optional chain. */
function canBeReplaced(node: ts.Node): boolean {
  const { parent } = node;
  if (ts.isIfStatement(node)) return true;
  if (ts.isExpressionStatement(node)) return !isPassedOver(node.expression);
  if (!ts.isExpression(node) || parent === undefined) return false;
  if (ts.isCaseClause(parent) || ts.isLiteralTypeNode(parent)) return false;
  if ('name' in parent && parent.name === node) return false;
  if (ts.isBinaryExpression(parent) && parent.left === node && assigns(parent.operatorToken.kind)) return false;
  return !(ts.isOptionalChain(parent) && parent.expression === node);
}

function assigns(operator: ts.SyntaxKind): boolean {
  return operator >= ts.SyntaxKind.FirstAssignment && operator <= ts.SyntaxKind.LastAssignment;
}

/** The name of a function; an unnamed one takes the name of what encloses it, or none. */
function nameOf(node: ts.Node): string | undefined {
  if (!ts.isFunctionLike(node)) return undefined;
  if (node.name !== undefined) return node.name.getText();
  const { parent } = node;
  return (ts.isVariableDeclaration(parent) || ts.isPropertyAssignment(parent)) && isOutermost(node) ? parent.name.getText() : undefined;
}

function isOutermost(node: ts.Node): boolean {
  for (let at = node.parent; at !== undefined; at = at.parent) if (ts.isFunctionLike(at)) return false;
  return true;
}

function mutation(source: ts.SourceFile, file: string, node: ts.Node, { kind, text }: Change, within: string): Mutation {
  const place = { start: node.getStart(source), end: node.getEnd(), text };
  const form = ts.isStatement(node) ? 'statement' : 'expression';
  return { file, kind, form, ...place, within, atLoad: isOutermost(node), ...changedLines(source.text, place) };
}

/** Mutations with the same resulting text count once. */
function withoutDoubles(source: string, mutations: readonly Mutation[]): readonly Mutation[] {
  const seen = new Set([source.replace(/\s+/g, '')]);
  return mutations.filter((each) => {
    const text = mutated(source, each).replace(/\s+/g, '');
    return !seen.has(text) && seen.add(text);
  });
}

function inOrder(mutations: readonly Mutation[]): readonly Mutation[] {
  return [...mutations].sort((a, b) => a.start - b.start || a.end - b.end || (a.text < b.text ? -1 : 1));
}
