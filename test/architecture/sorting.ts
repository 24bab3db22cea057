/** Numbers are put in order in one place for specs and in one for all else. So nobody has to ask whether a copy differs. */
import ts from 'typescript';
import { complaint, nodesOf, parse } from './syntax.ts';

/** Where numbers are sorted: the specs share nothing with the implementations that are checked against them. */
const PLACES: readonly string[] = ['spec/kernel/sorted-set.ts', 'impl/kernel/sorted-set.ts'];

/** One sentence per function of two numbers that is their difference, as a comparator of numbers is, outside of `PLACES`. */
export function ownSorting(path: string, source: string): readonly string[] {
  if (PLACES.includes(path) || !source.includes('-')) return [];
  const file = parse(path, source);
  return nodesOf(file).flatMap((node) =>
    isFunction(node) && isDifference(node)
      ? [
          complaint(
            file,
            node.getStart(file),
            `a comparator of numbers; call ascending or bagOf of ${PLACES[1]}, or of ${PLACES[0]} in a spec`,
          ),
        ]
      : [],
  );
}

function isFunction(node: ts.Node): node is ts.FunctionLikeDeclaration {
  return ts.isArrowFunction(node) || ts.isFunctionExpression(node) || ts.isFunctionDeclaration(node);
}

function isDifference({ parameters, body }: ts.FunctionLikeDeclaration): boolean {
  const value = returned(body);
  if (parameters.length !== 2 || value === undefined || !ts.isBinaryExpression(value)) return false;
  const { left, operatorToken, right } = value;
  const names = parameters.map(({ name }) => name.getText()).sort();
  const sides = [left, right].map((side) => side.getText()).sort();
  return operatorToken.kind === ts.SyntaxKind.MinusToken && names.join() === sides.join();
}

/** The only expression of a function that does nothing but return it. */
function returned(body: ts.FunctionLikeDeclaration['body']): ts.Expression | undefined {
  if (body === undefined || !ts.isBlock(body)) return body;
  const [first, second] = body.statements;
  return first !== undefined && second === undefined && ts.isReturnStatement(first) ? first.expression : undefined;
}
