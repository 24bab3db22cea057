/** Circles of files and of folders, imports that lead nowhere, and packages that are not there where the code runs; types included. */
import { cruise, type IRegularForbiddenRuleType } from 'dependency-cruiser';

/** One sentence per import that breaks a rule: the rule, and which file imports what. */
export async function brokenRules(root: string): Promise<readonly string[]> {
  const { output } = await cruise(
    ['.'],
    {
      baseDir: root,
      validate: true,
      ruleSet: { forbidden: rules },
      tsPreCompilationDeps: true,
      doNotFollow: { path: 'node_modules' },
      exclude: { path: '^(dist|coverage|reports|site/out)/' },
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
  forbid('no-circles', 'a circle of files is one file', {}, { circular: true }),
  {
    ...forbid('layers', 'folders of specs, and of implementations, lie one above the other', { path: '^(spec|impl)/' }, { circular: true }),
    scope: 'folder',
  },
  forbid('nothing-unresolved', 'an import must lead somewhere', {}, { couldNotResolve: true }),
  forbid(
    'published-packages',
    'a development dependency is absent where the package is installed; vitest, a peer, is that of the user',
    { pathNot: '^(test|scripts|site|model-check/vitest|explorer/page)/|^[^/]+\\.config\\.ts$' },
    { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'] },
  ),
];
