import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ROOT } from '../architecture/plant.ts';
import { testTheGuide } from './following-the-guide.ts';
import { testTheRecordingGuide } from './following-the-recording-guide.ts';
import { install, type Manifest, pack } from './pack.ts';
import { testTheStart } from './starting-a-model.ts';
import { supportedNodes } from './supported-nodes.ts';

const folder = mkdtempSync(join(tmpdir(), 'selfman-package-'));
const installed = join(folder, 'node_modules', 'selfman');
const manifest: Manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
/** `selfman/spec` and its like. */
const faces = Object.keys(manifest.exports)
  .filter((path) => !path.endsWith('.json'))
  .map((path) => path.replace('.', 'selfman'));

beforeAll(() => {
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  install(pack(folder), folder);
});

afterAll(() => rmSync(folder, { recursive: true }));

test('the package holds what it says, and publint finds nothing to say', async () => {
  const { messages, pkg } = await publint({ pkgDir: installed, level: 'suggestion', strict: true });
  expect(messages.map((message) => formatMessage(message, pkg, { color: false }))).toEqual([]);
});

test('an install runs no script of the package, and npm has nothing to warn of', () => {
  const { dependencies: _, ...alone } = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8')) as Manifest & {
    dependencies: unknown;
  };
  const atInstall = ['preinstall', 'install', 'postinstall', 'prepublish', 'preprepare', 'prepare', 'postprepare'];
  expect(Object.keys(alone.scripts).filter((name) => atInstall.includes(name))).toEqual([]);
  // Without the dependencies there is nothing to download.
  const [source, app] = [join(folder, 'source'), join(folder, 'app')];
  for (const path of [join(source, 'package/bin'), app]) mkdirSync(path, { recursive: true });
  writeFileSync(join(app, 'package.json'), '{}');
  writeFileSync(join(source, 'package/package.json'), JSON.stringify(alone));
  writeFileSync(join(source, 'package/bin/selfman.js'), '');
  execFileSync('tar', ['-czf', join(folder, 'alone.tgz'), '-C', source, 'package']);
  const { status, stdout, stderr } = spawnSync('npm', ['install', '--offline', join(folder, 'alone.tgz')], { cwd: app, encoding: 'utf8' });
  expect([status, stderr, /warn/i.test(stdout)]).toEqual([0, '', false]);
});

test('packing leaves the manifest of a clone as it was', () => {
  expect(JSON.parse(readFileSync(join(folder, 'stage/package.json'), 'utf8')).scripts.prepare).toBe(manifest.scripts.prepare);
});

test('the package holds neither sources nor tests', () => {
  expect(['spec', 'test', 'scripts', 'dist/test', 'dist/scripts'].filter((path) => existsSync(join(installed, path)))).toEqual([]);
});

test.each(supportedNodes())('$version imports every face, and a schema', ({ path }) => {
  // That face can be imported where vitest runs, and nowhere else; the tests of what `init` writes do so.
  const everywhere = faces.filter((face) => face !== 'selfman/vitest');
  const program = [
    ...everywhere.map((face, index) => `import * as face${index} from '${face}';`),
    "import { createRequire } from 'node:module';",
    "const schema = createRequire(import.meta.url)('selfman/schema/check-report.json');",
    `console.log(JSON.stringify([schema.type, ${everywhere.map((_, index) => `Object.keys(face${index}).length > 0`).join(', ')}]));`,
  ];
  writeFileSync(join(folder, 'imports.js'), program.join('\n'));
  const said = execFileSync(path, ['imports.js'], { cwd: folder, encoding: 'utf8' });
  expect(JSON.parse(said)).toEqual(['array', ...everywhere.map(() => true)]);
});

test('a strict TypeScript program sees the types of every face, and infers those of a scenario, without the types of Node and of browsers', () => {
  writeFileSync(
    join(folder, 'types.ts'),
    `${faces.map((face, index) => `export * as face${index} from '${face}';`).join('\n')}
import { scenario } from 'selfman/model-check';
import { next, type Protocol, send } from 'selfman/impl';
import { always, reachable, type Spec, step } from 'selfman/spec';
export const clock: Spec<{ hour: number }> = {
  name: 'clock',
  init: [{ hour: 0 }],
  actions: { tick: { when: () => true, then: ({ hour }) => ({ hour: (hour + 1) % 12 }) } },
  properties: { hourIsOnTheDial: always(({ hour }) => hour < 12) },
};
export const inferred = scenario({
  spec: clock,
  properties: { isEarly: reachable(({ hour }) => hour < 3), ticks: step((before, after) => before.hour !== after.hour) },
});
interface Asking {
  readonly config: null;
  readonly state: { readonly asked: number };
  readonly message: { readonly type: 'hello' };
  readonly request: 'ask';
  readonly timer: never;
  readonly output: never;
  readonly durable: never;
}
const asking: Protocol<Asking> = {
  name: 'asking',
  init: () => next({ asked: 0 }),
  step: (state, event) => (event.type === 'request' ? next({ asked: state.asked + 1 }, send(2, { type: 'hello' })) : next(state)),
};
export const world = scenario({
  protocol: asking,
  nodes: [{ id: 1, config: null }, { id: 2, config: null }],
  requests: [{ at: 1, request: 'ask' }],
  network: 'fifo',
  properties: {
    isAsked: reachable(({ nodes }) => nodes[1].state.asked > 0),
    says: always(({ messages }) => messages.every(({ message }) => message.type === 'hello')),
    grows: step((before, after) => before.nodes[1].state.asked <= after.nodes[1].state.asked),
  },
});
const alone = { protocol: asking, nodes: [{ id: 1, config: null }], network: 'fifo' } as const;
export const sound = scenario({ ...alone, properties: { odd: always(({ nodes }) => nodes[0].state.asked === 0) } });
export const remembering = scenario({
  ...alone,
  history: { initial: 0, after: (count: number, event) => count + (event.type === 'request' ? 1 : 0) },
  properties: { asksLittle: always(({ history, nodes }) => history.toFixed() === '0' || nodes[0].state.asked > 0) },
});
// @ts-expect-error: nobody counts answers
export const noSuchState = scenario({ ...alone, properties: { odd: always(({ nodes }) => nodes[0].state.answered === 0) } });
// @ts-expect-error: no message says goodbye
export const noSuchMessage = scenario({ ...alone, properties: { odd: always((w) => w.messages[0].message.type === 'bye') } });
// @ts-expect-error: nobody can tell
export const noSuchRequest = scenario({ ...alone, requests: [{ at: 1, request: 'tell' }], properties: {} });
// @ts-expect-error: the state has no minutes
export const wrong = scenario({ spec: clock, properties: { isSharp: always((state) => state.minute === 0) } });
// @ts-expect-error: a spec has a name
export const nameless: Spec<number> = { init: [0], actions: {}, properties: {} };
`,
  );
  const tsc = join(ROOT, 'node_modules/typescript/bin/tsc');
  const compilerOptions = {
    ...{ strict: true, exactOptionalPropertyTypes: true, noEmit: true, skipLibCheck: false },
    ...{ module: 'nodenext', target: 'es2023', lib: ['es2023'], types: [] },
  };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['types.ts'] }));
  const { stdout } = spawnSync(process.execPath, [tsc, '-p', 'tsconfig.json'], { cwd: folder, encoding: 'utf8' });
  expect(stdout).toBe('');
});

// Here, since to pack takes long.
testTheGuide(folder);
testTheRecordingGuide(folder);
testTheStart(folder);
