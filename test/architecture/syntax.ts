/** Reading a TypeScript file as a tree. */
import ts from 'typescript';

export function parse(path: string, source: string): ts.SourceFile {
  return ts.createSourceFile(path, source, ts.ScriptTarget.Latest, true);
}

/** Every node of the tree, in the order of the text. */
export function nodesOf(node: ts.Node): readonly ts.Node[] {
  const all: ts.Node[] = [];
  const visit = (each: ts.Node): void => {
    all.push(each);
    ts.forEachChild(each, visit);
  };
  visit(node);
  return all;
}

export interface Comment {
  /** From 0. */
  readonly start: number;
  readonly text: string;
}

/** Every comment, once; what looks like one inside a string is none. */
export function commentsOf(file: ts.SourceFile): readonly Comment[] {
  const found = new Map<number, Comment>();
  const visit = (node: ts.Node): void => {
    const ranges = [
      ...(ts.getLeadingCommentRanges(file.text, node.pos) ?? []),
      ...(ts.getTrailingCommentRanges(file.text, node.end) ?? []),
    ];
    for (const { pos, end } of ranges) found.set(pos, { start: pos, text: file.text.slice(pos, end) });
    for (const child of node.getChildren(file)) visit(child);
  };
  visit(file);
  return [...found.values()];
}

/** `path:line: what` */
export function complaint(file: ts.SourceFile, start: number, what: string): string {
  return `${file.fileName}:${file.getLineAndCharacterOfPosition(start).line + 1}: ${what}`;
}
