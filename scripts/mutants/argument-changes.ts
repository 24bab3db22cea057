/** Mistakes in the arguments of a call: one is left out, two change places, or one is replaced by a value of the same type. */
import ts from 'typescript';
import type { Change } from './mutation.ts';

export function argumentChanges(call: ts.CallExpression, checker: ts.TypeChecker): readonly Change[] {
  return [...withoutOne(call, checker), ...swapped(call, checker), ...renamed(call, checker)];
}

/** The call without one of its optional arguments: mostly effects. */
function withoutOne(call: ts.CallExpression, checker: ts.TypeChecker): readonly Change[] {
  const parameters = checker.getResolvedSignature(call)?.declaration?.parameters ?? [];
  const isOptional = (i: number): boolean => {
    const parameter = parameters[Math.min(i, parameters.length - 1)];
    if (parameter === undefined || !ts.isParameter(parameter)) return false;
    return parameter.dotDotDotToken !== undefined || (checker.isOptionalParameter(parameter) && i === call.arguments.length - 1);
  };
  return call.arguments.flatMap((_, i): readonly Change[] =>
    isOptional(i) ? [{ kind: 'effect', text: withArguments(call, texts(call).toSpliced(i, 1)) }] : [],
  );
}

function swapped(call: ts.CallExpression, checker: ts.TypeChecker): readonly Change[] {
  const all = texts(call);
  if (/^Math\.(min|max)$/.test(call.expression.getText())) return [];
  return all.slice(1).flatMap((text, i): readonly Change[] => {
    const [a, b] = [call.arguments[i], call.arguments[i + 1]];
    if (text === all[i] || !haveOneType(a, b, checker)) return [];
    return [{ kind: 'arguments', text: withArguments(call, all.toSpliced(i, 2, text, all[i])) }];
  });
}

/** The call with an argument that is a parameter of an enclosing function replaced by another such parameter. */
function renamed(call: ts.CallExpression, checker: ts.TypeChecker): readonly Change[] {
  const names = namesInReach(call);
  return call.arguments.flatMap((argument, i): readonly Change[] => {
    if (!ts.isIdentifier(argument)) return [];
    const other = names.find((name) => name.text !== argument.text && haveOneType(argument, name, checker));
    if (other === undefined) return [];
    return [{ kind: 'arguments', text: withArguments(call, texts(call).toSpliced(i, 1, other.text)) }];
  });
}

/** Names of the parameters of enclosing functions, inner ones first. */
function namesInReach(node: ts.Node): readonly ts.Identifier[] {
  const names: ts.Identifier[] = [];
  for (let at = node.parent; at !== undefined; at = at.parent)
    if (ts.isFunctionLike(at)) names.push(...at.parameters.flatMap(({ name }) => namesIn(name)));
  return names;
}

function namesIn(name: ts.BindingName): readonly ts.Identifier[] {
  if (ts.isIdentifier(name)) return [name];
  return name.elements.flatMap((element) => (ts.isOmittedExpression(element) ? [] : namesIn(element.name)));
}

/** Whether each type is assignable to the other. */
function haveOneType(a: ts.Node | undefined, b: ts.Node | undefined, checker: ts.TypeChecker): boolean {
  if (a === undefined || b === undefined || ts.isSpreadElement(a) || ts.isSpreadElement(b)) return false;
  const [ofA, ofB] = [widened(a, checker), widened(b, checker)];
  if (((ofA.flags | ofB.flags) & ts.TypeFlags.Any) !== 0) return false;
  return checker.isTypeAssignableTo(ofA, ofB) && checker.isTypeAssignableTo(ofB, ofA);
}

function widened(node: ts.Node, checker: ts.TypeChecker): ts.Type {
  return checker.getBaseTypeOfLiteralType(checker.getTypeAtLocation(node));
}

function texts(call: ts.CallExpression): readonly string[] {
  return call.arguments.map((each) => each.getText());
}

function withArguments(call: ts.CallExpression, all: readonly string[]): string {
  return `${call.expression.getText()}(${all.join(', ')})`;
}
