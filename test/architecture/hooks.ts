/** Test files share their modules. So a hook in a module that several of them import belongs to the first one only. */

const HOOK = /\b(?:before|after)(?:Each|All)\(/;

/** The lines of a module beside the tests that set a hook. Setup files run once for each test file, so they may. */
export function sharedHooks(path: string, source: string): readonly string[] {
  if (!path.startsWith('test/') || path.startsWith('test/setup/') || path.endsWith('.test.ts')) return [];
  return source
    .split('\n')
    .flatMap((line, i) => (HOOK.test(line) ? [`${path}:${i + 1}: a hook of the first file that imports it; call onTestFinished`] : []));
}
