/** The public faces run in a browser as they are: what they import needs no Node. */
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { pageBundle } from '../../scripts/page-bundle.ts';
import { plant, ROOT } from '../architecture/plant.ts';

describe('bundled for a browser, these need no module and no name of Node', () => {
  test.each(['spec', 'impl', 'page/model-check', 'page/traces', 'page/selfman'])('exports/%s.ts', async (face) => {
    const { code, nodeModules, nodeNames } = await pageBundle(join(ROOT, 'exports', `${face}.ts`));
    expect(code.length).toBeGreaterThan(5_000);
    expect({ nodeModules, nodeNames }).toEqual({ nodeModules: [], nodeNames: [] });
  });
});

test('what a page cannot run is found', async () => {
  const root = plant({
    'a.ts': "import { join } from 'node:path';\nexport const b = join(process.cwd(), String(Buffer.from('c')));\n",
  });
  const { nodeModules, nodeNames } = await pageBundle(join(root, 'a.ts'));
  expect(nodeModules).toEqual(['node:path']);
  expect([...nodeNames].sort()).toEqual(['Buffer', 'process.']);
});

test('the face for a browser has all that the face for Node has, but for what needs files, or the clock of Node', async () => {
  const [page, node] = [await import('../../exports/page/selfman.ts'), await import('../../exports/selfman.ts')];
  const ofNode = [
    'CannotRecord',
    'TraceExists',
    'checkThroughout',
    'conformance',
    'fileSink',
    'findWitness',
    'readHistory',
    'readTraces',
    'replay',
    'retrace',
    'specOfNodes',
    'stateGraph',
    'traceFileName',
  ];
  expect(Object.keys(node).filter((name) => !(name in page))).toEqual(ofNode);
});
