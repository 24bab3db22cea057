/** Checks the imports of a tree, those of types alone included, against the table of rooms. */
import { cruise, type IRegularForbiddenRuleType } from 'dependency-cruiser';
import { CLOSED, ROOMS } from './rooms.ts';

/** One sentence per forbidden import: the rule, and who imports whom. */
export async function forbiddenImports(root: string): Promise<readonly string[]> {
  const { output } = await cruise(
    ['.'],
    {
      baseDir: root,
      validate: true,
      ruleSet: { forbidden: rules },
      tsPreCompilationDeps: true,
      doNotFollow: { path: 'node_modules' },
      exclude: { path: '^(dist|coverage|reports)/' },
    },
    { extensions: ['.ts', '.js', '.mjs', '.json'], exportsFields: ['exports'], conditionNames: ['import', 'node', 'types', 'default'] },
  );
  if (typeof output === 'string') throw new TypeError('dependency-cruiser was asked for data');
  return output.summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`).sort();
}

type From = IRegularForbiddenRuleType['from'];
type To = IRegularForbiddenRuleType['to'];

const forbid = (name: string, comment: string, from: From, to: To): IRegularForbiddenRuleType => ({
  name,
  comment,
  severity: 'error',
  from,
  to,
});

const rules: IRegularForbiddenRuleType[] = [
  ...ROOMS.map(({ name, files, may, outside, because }) => {
    const pathNot = may.join('|');
    return forbid(name, because, { path: files }, outside ? { pathNot, dependencyTypesNot: ['core', 'npm', 'npm-dev'] } : { pathNot });
  }),
  ...CLOSED.map(({ name, target, except, because }) => forbid(name, because, { pathNot: except }, { path: target })),
  forbid('no-circles', 'a circle of files is one file', {}, { circular: true }),
  {
    ...forbid('layers', 'folders of specs, and of implementations, lie one above the other', { path: '^(spec|impl)/' }, { circular: true }),
    scope: 'folder',
  },
  forbid('nothing-unresolved', 'an import must lead somewhere', {}, { couldNotResolve: true }),
  forbid(
    'published-packages',
    'a development dependency is absent where the package is installed',
    { pathNot: '^(test|scripts)/|^[^/]+\\.config\\.ts$' },
    { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'] },
  ),
];
