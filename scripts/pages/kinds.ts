/** Reads the kinds of messages, requests or events from the source of a type, with their comments. */
import { readFileSync } from 'node:fs';
import {
  createSourceFile,
  isInterfaceDeclaration,
  isIntersectionTypeNode,
  isLiteralTypeNode,
  isParenthesizedTypeNode,
  isPropertySignature,
  isStringLiteral,
  isTypeAliasDeclaration,
  isTypeLiteralNode,
  isTypeReferenceNode,
  isUnionTypeNode,
  type NodeArray,
  ScriptTarget,
  type SourceFile,
  type TypeElement,
  type TypeNode,
} from 'typescript';

/** One member of a union: the name in its `type`, and its comment, empty if it has none. */
export interface Kind {
  readonly name: string;
  readonly says: string;
}

/** The members of the type `name` of this file. Throws when there are none. */
export function kindsOf(path: string, name: string): readonly Kind[] {
  const kinds = kindsNamed(parsed(path), name);
  if (kinds.length === 0) throw new Error(`${path}: no union of named members is called ${name}`);
  return kinds;
}

/** The members of all types that the file declares, except those of the given names. */
export function kindsBeside(path: string, ...names: readonly string[]): readonly Kind[] {
  const source = parsed(path);
  const others = source.statements.flatMap((statement) =>
    isInterfaceDeclaration(statement) || isTypeAliasDeclaration(statement) ? [statement.name.text] : [],
  );
  return others.filter((each) => !names.includes(each)).flatMap((each) => kindsNamed(source, each));
}

function parsed(path: string): SourceFile {
  return createSourceFile(path, readFileSync(path, 'utf8'), ScriptTarget.Latest);
}

/** The members of a type; none if it comes from another file, or has no named members. */
function kindsNamed(source: SourceFile, name: string): readonly Kind[] {
  for (const statement of source.statements) {
    const says = lastComment(source.text.slice(statement.pos, statement.getStart(source)));
    if (isInterfaceDeclaration(statement) && statement.name.text === name) return kindsWith(statement.members, says);
    if (isTypeAliasDeclaration(statement) && statement.name.text === name) return kindsIn(source, statement.type, says);
  }
  return [];
}

/** The comment of a member of a union lies between the end of the previous member and its own bar. */
function kindsIn(source: SourceFile, type: TypeNode, says: string): readonly Kind[] {
  if (isUnionTypeNode(type)) {
    return type.types.flatMap((member, place) => {
      const start = place === 0 ? type.pos : type.types[place - 1].end;
      return kindsIn(source, member, lastComment(source.text.slice(start, member.getStart(source))));
    });
  }
  if (isParenthesizedTypeNode(type)) return kindsIn(source, type.type, says);
  if (isIntersectionTypeNode(type)) return type.types.filter(isTypeLiteralNode).flatMap(({ members }) => kindsWith(members, says));
  if (isTypeLiteralNode(type)) return kindsWith(type.members, says);
  return isTypeReferenceNode(type) ? kindsNamed(source, type.typeName.getText(source)) : [];
}

function kindsWith(members: NodeArray<TypeElement>, says: string): readonly Kind[] {
  return members.filter(isPropertySignature).flatMap(({ name, type }) => {
    if (type === undefined || !('text' in name) || name.text !== 'type') return [];
    const literals = isUnionTypeNode(type) ? type.types : [type];
    const names = literals.flatMap((each) => (isLiteralTypeNode(each) && isStringLiteral(each.literal) ? [each.literal.text] : []));
    return names.map((each) => ({ name: each, says }));
  });
}

/** The last documentation comment in `trivia`, on one line. */
function lastComment(trivia: string): string {
  const body = [...trivia.matchAll(/\/\*\*(.*?)\*\//gs)].at(-1)?.[1] ?? '';
  return body
    .replace(/^\s*\*/gm, '')
    .replace(/\s+/g, ' ')
    .trim();
}
