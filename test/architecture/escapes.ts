/** Ways around the type checker, and the few places where they may stand. */
import ts from 'typescript';
import { commentsOf, complaint, nodesOf, parse } from './syntax.ts';

/** Allows the line below it, and says why. */
const MARK = /biome-ignore lint\/suspicious\/noExplicitAny: \S/;
const SILENCER = /^\/[/*]+\s*@ts-(ignore|nocheck)\b/;
const EXPECTED_ERROR = /^\/[/*]+\s*@ts-expect-error\b/;
const REASON = /@ts-expect-error: \S/;

/** One sentence per place where the type checker is silenced without leave. */
export function escapes(path: string, source: string): readonly string[] {
  const file = parse(path, source);
  const lines = source.split('\n');
  return [
    ...nodesOf(file).flatMap((node) => {
      if (node.kind === ts.SyntaxKind.AnyKeyword && !isMarked(lines, node, file))
        return [complaint(file, node.getStart(file), '`any` without a mark')];
      if (ts.isNonNullExpression(node)) return [complaint(file, node.getStart(file), 'a non-null assertion')];
      if (isDefaultExport(node) && !path.endsWith('.config.ts'))
        return [complaint(file, node.getStart(file), 'a default export has no name')];
      return [];
    }),
    ...(source.includes('@ts-') ? commentsOf(file) : []).flatMap(({ start, text }) => {
      if (SILENCER.test(text)) return [complaint(file, start, 'the type checker is silenced')];
      if (!EXPECTED_ERROR.test(text)) return [];
      if (!path.startsWith('test/')) return [complaint(file, start, 'only a test may expect a type error')];
      return REASON.test(text) ? [] : [complaint(file, start, 'an expected type error without a reason')];
    }),
  ];
}

function isMarked(lines: readonly string[], node: ts.Node, file: ts.SourceFile): boolean {
  const { line } = file.getLineAndCharacterOfPosition(node.getStart(file));
  return MARK.test(lines[line - 1] ?? '');
}

function isDefaultExport(node: ts.Node): boolean {
  return ts.isExportAssignment(node) || (node.kind === ts.SyntaxKind.DefaultKeyword && ts.isModifier(node));
}
