/** The pages of the library, made of docstrings by typedoc. */
import { join } from 'node:path';
import { Application, OptionDefaults } from 'typedoc';

const ROOT = join(import.meta.dirname, '..');
const FACES = ['spec', 'impl', 'model-check', 'traces', 'client'];

/** Writes one page for each name that the entry points export into `folder`. Throws if typedoc finds an error. */
export async function libraryPages(folder: string): Promise<void> {
  const app = await Application.bootstrapWithPlugins({
    entryPoints: FACES.map((face) => join(ROOT, 'exports', `${face}.ts`)),
    tsconfig: join(import.meta.dirname, 'tsconfig.json'),
    plugin: ['typedoc-plugin-markdown'],
    readme: 'none',
    name: 'The library',
    disableSources: true,
    skipErrorChecking: true,
    excludeInternal: true,
    excludeTags: ['@TJS-type', '@minimum', '@pattern'],
    blockTags: [...OptionDefaults.blockTags, '@TJS-type'],
    // Both are needed: without `out` typedoc empties docs/.
    out: folder,
    outputs: [{ name: 'markdown', path: folder }],
    cleanOutputDir: false,
    githubPages: false,
    logLevel: 'Error',
    // Options of the plugin.
    ...{
      entryFileName: 'index',
      router: 'module',
      hidePageHeader: true,
      hideBreadcrumbs: false,
      useCodeBlocks: true,
      parametersFormat: 'table',
      interfacePropertiesFormat: 'table',
    },
  });
  const project = await app.convert();
  if (project === undefined) throw new Error('typedoc: the library could not be read');
  await app.generateOutputs(project);
}
