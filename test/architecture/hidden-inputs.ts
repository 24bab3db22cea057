/** Finds hidden inputs in pure rooms: values that are not in the arguments, so that no replay could reproduce them. */
import ts from 'typescript';
import { complaint, nodesOf, parse } from './syntax.ts';

/** The rooms whose every result follows from their arguments. */
export const PURE =
  /^((spec|impl|scenarios|swarm|experiments)\/|model-check\/(chance|engine|machine|world|simulator|report)\/|model-check\/scenario\.ts$)/;

/** Clocks, chance, the process, the network, the machine's language and memory. */
const GLOBALS = new Set([
  ...['Date', 'performance', 'setTimeout', 'setInterval', 'setImmediate', 'clearTimeout', 'clearInterval', 'queueMicrotask'],
  ...['crypto', 'process', 'Buffer', 'require', 'globalThis', 'global', 'window', 'document', 'navigator', 'console'],
  ...['fetch', 'WebSocket', 'XMLHttpRequest', 'localStorage', 'Intl', 'WeakRef', 'FinalizationRegistry', 'eval'],
]);
/** Members that read a clock, chance or the machine's language, whatever they are asked of. */
const MEMBERS = new Set(['random', 'localeCompare', 'toLocaleString', 'toLocaleLowerCase', 'toLocaleUpperCase', 'toLocaleDateString']);

/** One sentence per hidden input. */
export function hiddenInputs(path: string, source: string): readonly string[] {
  const file = parse(path, source);
  return nodesOf(file).flatMap((node) => {
    if (ts.isIdentifier(node) && GLOBALS.has(node.text) && isUse(node))
      return [complaint(file, node.getStart(file), `${node.text} is a hidden input`)];
    const isMember = ts.isPropertyAccessExpression(node) && MEMBERS.has(node.name.text);
    return isMember ? [complaint(file, node.getStart(file), `${node.getText(file)} is a hidden input`)] : [];
  });
}

/** Not the name of a member, a parameter or a declaration, which may be called anything. */
function isUse(name: ts.Identifier): boolean {
  const { parent } = name;
  if (ts.isPropertyAccessExpression(parent) || ts.isQualifiedName(parent)) return parent.getChildAt(0) === name;
  if (ts.isTypeReferenceNode(parent) || ts.isShorthandPropertyAssignment(parent)) return true;
  return !('name' in parent && parent.name === name) && !('propertyName' in parent && parent.propertyName === name);
}
