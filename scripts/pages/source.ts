/** Declarations of the source, as code blocks of a page. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

const ROOT = join(import.meta.dirname, '..', '..');

/** The declarations with these names, with their comments, in the order of the list. Throws if a name is not there. */
export function sourceOf(path: string, names: readonly string[]): string {
  const text = readFileSync(join(ROOT, path), 'utf8');
  const code = names.map((name) => declarationIn(path, text, name)).join('\n\n');
  return ['```ts', `// ${path}`, code, '```'].join('\n');
}

/** The text of the top-level declaration with this name, or of this member of a top-level object (`object.member`). */
export function declarationIn(path: string, text: string, name: string): string {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const [outer = '', inner] = name.split('.');
  const statement = file.statements.find((each) => namesOf(each).includes(outer));
  if (statement === undefined) throw new Error(`${path} declares nothing that is called ${outer}`);
  if (inner === undefined) return withComment(text, statement);
  const member = findMember(statement, inner);
  if (member === undefined) throw new Error(`${path}: ${outer} has no member ${inner}`);
  return unindented(withComment(text, member));
}

function namesOf(statement: ts.Statement): readonly string[] {
  if (ts.isVariableStatement(statement)) return statement.declarationList.declarations.map(({ name }) => name.getText());
  const { name } = statement as ts.DeclarationStatement;
  return name === undefined ? [] : [name.getText()];
}

function findMember(node: ts.Node, name: string): ts.Node | undefined {
  if (ts.isPropertyAssignment(node) && node.name.getText() === name) return node;
  return ts.forEachChild(node, (child) => findMember(child, name));
}

/** The node with the docstring that stands directly above it. */
function withComment(text: string, node: ts.Node): string {
  const comments = ts.getLeadingCommentRanges(text, node.getFullStart()) ?? [];
  const last = comments.at(-1);
  const isAbove =
    last !== undefined && /^\s*$/.test(text.slice(last.end, node.getStart())) && !/\n\s*\n/.test(text.slice(last.end, node.getStart()));
  const begin = isAbove ? last.pos : node.getStart();
  const line = text.lastIndexOf('\n', begin - 1) + 1;
  return text.slice(line, node.getEnd());
}

function unindented(code: string): string {
  const indent = /^ */.exec(code)?.[0].length ?? 0;
  return code
    .split('\n')
    .map((line) => line.slice(Math.min(indent, /^ */.exec(line)?.[0].length ?? 0)))
    .join('\n');
}
