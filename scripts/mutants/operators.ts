/** The small changes that a node of the syntax tree allows. Each gives the text that replaces the node's own. */
import ts from 'typescript';
import { argumentChanges } from './argument-changes.ts';
import type { Change } from './mutation.ts';

const SWAPPED: Readonly<Record<string, readonly string[]>> = {
  '===': ['!=='],
  '!==': ['==='],
  '<': ['<=', '>'],
  '<=': ['<', '>='],
  '>': ['>=', '<'],
  '>=': ['>', '<='],
  '&&': ['||'],
  '||': ['&&'],
  '+': ['-'],
  '-': ['+'],
  '*': ['/'],
  '/': ['*'],
  '%': ['*'],
};

/** Those operators whose operands can stand alone. */
const JOINING = ['&&', '||', '??'];
const METHODS: Readonly<Record<string, string>> = { some: 'every', every: 'some', min: 'max', max: 'min' };

/** The changes of `node` as a whole; changes of its descendants are found when these are visited. */
export function changesOf(node: ts.Node, checker: ts.TypeChecker): readonly Change[] {
  if (ts.isBinaryExpression(node)) return ofBinary(node, checker);
  if (ts.isPrefixUnaryExpression(node)) return ofPrefix(node);
  if (ts.isConditionalExpression(node)) return ofConditional(node);
  if (ts.isNumericLiteral(node)) return ofNumber(node);
  if (node.kind === ts.SyntaxKind.TrueKeyword) return [{ kind: 'constant', text: 'false' }];
  if (node.kind === ts.SyntaxKind.FalseKeyword) return [{ kind: 'constant', text: 'true' }];
  if (ts.isStringLiteral(node)) return ofText(node, checker);
  if (ts.isArrayLiteralExpression(node)) return ofArray(node);
  if (ts.isObjectLiteralExpression(node)) return ofObject(node);
  if (ts.isCallExpression(node)) return [...ofMethod(node), ...argumentChanges(node, checker)];
  if (ts.isPropertyAccessExpression(node)) return ofField(node, checker);
  if (ts.isIfStatement(node)) return [{ kind: 'guard', text: node.elseStatement === undefined ? '{}' : node.elseStatement.getText() }];
  if (ts.isExpressionStatement(node)) return [{ kind: 'statement', text: '{}' }];
  return [];
}

/** The changes of a condition: of an `if`, or of a choice between two values. */
export function changesOfCondition(condition: ts.Expression): readonly Change[] {
  const isPlain = ts.isBinaryExpression(condition) || ts.isPrefixUnaryExpression(condition);
  const negated: readonly Change[] = isPlain && !isJoin(condition) ? [] : [{ kind: 'guard', text: `!(${condition.getText()})` }];
  return ts.isIfStatement(condition.parent) ? [...negated, { kind: 'guard', text: 'true' }] : negated;
}

/** The changes of a returned value: a boolean is negated, and a step of a reducer is replaced by no step. */
export function changesOfResult(result: ts.Expression, checker: ts.TypeChecker): readonly Change[] {
  const type = checker.getTypeAtLocation(result);
  if ((type.flags & ts.TypeFlags.BooleanLike) !== 0 && ts.isCallExpression(result))
    return [{ kind: 'return', text: `!(${result.getText()})` }];
  const state = type.getProperty('state');
  const parameter = functionAround(result)?.parameters[0];
  if (state === undefined || type.getProperty('effects') === undefined || parameter === undefined) return [];
  if (!ts.isIdentifier(parameter.name) || ts.isObjectLiteralExpression(result)) return [];
  const [before, after] = [checker.getTypeAtLocation(parameter), checker.getTypeOfSymbol(state)];
  const text = `({ state: ${parameter.name.text}, effects: [] })`;
  return checker.isTypeAssignableTo(before, after) && !/^next\(\w+\)$/.test(result.getText()) ? [{ kind: 'return', text }] : [];
}

function functionAround(node: ts.Node): ts.SignatureDeclaration | undefined {
  for (let at = node.parent; at !== undefined; at = at.parent) if (ts.isFunctionLike(at)) return at;
  return undefined;
}

function isJoin(node: ts.Expression): boolean {
  return ts.isBinaryExpression(node) && JOINING.includes(node.operatorToken.getText());
}

function ofBinary(node: ts.BinaryExpression, checker: ts.TypeChecker): readonly Change[] {
  const operator = node.operatorToken.getText();
  const [left, right] = [node.left.getText(), node.right.getText()];
  const isOfText = operator === '+' && (checker.getTypeAtLocation(node).flags & ts.TypeFlags.StringLike) !== 0;
  const swapped = isOfText ? [] : (SWAPPED[operator] ?? []);
  const alone = JOINING.includes(operator) ? [left, right] : [];
  return [
    ...swapped.map((other): Change => ({ kind: 'operator', text: `${left} ${other} ${right}` })),
    ...alone.map((text): Change => ({ kind: 'guard', text })),
  ];
}

function ofPrefix(node: ts.PrefixUnaryExpression): readonly Change[] {
  return node.operator === ts.SyntaxKind.ExclamationToken ? [{ kind: 'operator', text: node.operand.getText() }] : [];
}

function ofConditional({ whenTrue, whenFalse }: ts.ConditionalExpression): readonly Change[] {
  return [whenTrue, whenFalse].map((way): Change => ({ kind: 'guard', text: way.getText() }));
}

function ofNumber(node: ts.NumericLiteral): readonly Change[] {
  const value = Number(node.text);
  return [value + 1, ...(value > 0 ? [value - 1] : [])].map((other): Change => ({ kind: 'constant', text: String(other) }));
}

/** Other words that the type allows in this place. */
function ofText(node: ts.StringLiteral, checker: ts.TypeChecker): readonly Change[] {
  const { parent } = node;
  // The type of a message is not a constant of the message.
  if (ts.isPropertyAssignment(parent) && parent.name.getText() === 'type' && parent.parent.properties.length > 1) return [];
  const isCompared = ts.isBinaryExpression(parent) && parent.operatorToken.kind !== ts.SyntaxKind.PlusToken;
  const place = isCompared ? checker.getTypeAtLocation(parent.left === node ? parent.right : parent.left) : checker.getContextualType(node);
  if (place === undefined || !place.isUnion()) return [];
  const words = place.types.flatMap((type) => (type.isStringLiteral() ? [type.value] : []));
  return words.filter((word) => word !== node.text).map((word): Change => ({ kind: 'constant', text: `'${word}'` }));
}

function ofArray(node: ts.ArrayLiteralExpression): readonly Change[] {
  return node.elements.map((_, i): Change => ({ kind: 'effect', text: `[${listWithout(node.elements, i)}]` }));
}

/** The object without one of the fields that override those of a spread. */
function ofObject({ properties }: ts.ObjectLiteralExpression): readonly Change[] {
  if (!properties.some(ts.isSpreadAssignment)) return [];
  return properties.flatMap((property, i): readonly Change[] =>
    ts.isSpreadAssignment(property) ? [] : [{ kind: 'statement', text: `{ ${listWithout(properties, i)} }` }],
  );
}

function ofMethod(node: ts.CallExpression): readonly Change[] {
  if (!ts.isPropertyAccessExpression(node.expression)) return [];
  const { expression: of, name } = node.expression;
  if (name.text === 'filter') return [{ kind: 'guard', text: of.getText() }];
  const other = METHODS[name.text];
  if (other === undefined) return [];
  return [{ kind: 'operator', text: `${of.getText()}.${other}(${node.arguments.map((each) => each.getText()).join(', ')})` }];
}

/** The next field of the same record that is assignable to this one. */
function ofField(node: ts.PropertyAccessExpression, checker: ts.TypeChecker): readonly Change[] {
  if (ts.isCallExpression(node.parent) && node.parent.expression === node) return [];
  const record = checker.getTypeAtLocation(node.expression);
  if (checker.isArrayType(record) || (record.flags & ts.TypeFlags.Object) === 0) return [];
  const type = checker.getTypeAtLocation(node);
  const fields = record.getProperties();
  const at = fields.findIndex(({ name }) => name === node.name.text);
  const inOrder = [...fields.slice(at + 1), ...fields.slice(0, Math.max(at, 0))];
  const other = inOrder.find((field) => {
    const found = checker.getTypeOfSymbol(field);
    return checker.isTypeAssignableTo(found, type) && checker.isTypeAssignableTo(type, found);
  });
  return other === undefined ? [] : [{ kind: 'field', text: `${node.expression.getText()}.${other.name}` }];
}

function listWithout(nodes: readonly ts.Node[], i: number): string {
  return nodes
    .filter((_, k) => k !== i)
    .map((each) => each.getText())
    .join(', ');
}
