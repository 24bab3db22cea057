/** Writes docs/reference/cli.md from the table of commands that `--help` prints. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import type { Command } from 'commander';
import { EXIT_CODES_IN_WORDS } from '../cli/exit-codes.ts';
import { commandLine } from '../cli/program.ts';

/** The path of the page. */
export const COMMAND_PAGE = join(import.meta.dirname, '..', 'docs', 'reference', 'cli.md');

/** By command: example lines to type. */
const EXAMPLES: Readonly<Record<string, readonly string[]>> = {
  list: ['npx selfman list', 'npx selfman list "relaxed-ring/join/*" --json'],
  check: [
    'npx selfman check relaxed-ring/join/2+3',
    'npx selfman check --json reports.json',
    'npx selfman check relaxed-ring --max-seconds 60',
    'npx selfman check ./my-model.ts --param n=4',
    'npx selfman check ./my-model.ts --continue --report junit=junit.xml --report sarif=selfman.sarif',
    "npx selfman check './my-model.ts#small' ./other-model.js",
    'npx selfman check relaxed-ring/crash/during-join --from 0.3.1',
  ],
  explain: [
    'npx selfman explain baselines/chord/join',
    'npx selfman explain ./my-model.ts --witness somebodyHolds',
    'npx selfman explain relaxed-ring/suspicion/by-both --format mermaid',
  ],
  simulate: [
    'npx selfman simulate relaxed-ring/join/2+3 --seed 7',
    'npx selfman simulate ./my-model.ts --walks 1000 --save-as found.test.ts',
  ],
  init: ['npx selfman init my-model', 'npx selfman init my-model --javascript'],
  explore: ['npx selfman explore', 'npx selfman explore baselines/chord/join', 'npx selfman explore traces-of-today'],
  swarm: ['npx selfman swarm --seeds 1..100', 'npx selfman swarm --seeds 1..100000 --nodes 12 --minutes 60'],
  worker: [
    'npx selfman worker nats://127.0.0.1:4222',
    'npx selfman worker nats://127.0.0.1:4222 --idle 600',
    'npx selfman worker nats://127.0.0.1:4222 ./my-model.ts',
  ],
  node: [
    'npx selfman node --data one --listen 127.0.0.1:7001 --http 127.0.0.1:8080',
    'npx selfman node --data two --http 127.0.0.1:8081 --join 127.0.0.1:7001',
    'npx selfman node --id 8',
    'npx selfman node --id 4 --contact 8@127.0.0.1:7001',
  ],
  ring: ['npx selfman ring --nodes 5 --trace traces-of-today', 'npx selfman ring --duration 10'],
  cluster: ['npx selfman cluster', 'npx selfman cluster --view 9090', 'npx selfman cluster --nodes 3 --data my-cluster --http 9000'],
  'cluster init': [
    'npx selfman cluster init my-cluster --nodes 3',
    'npx selfman cluster init my-cluster --nodes 3 --hosts a.example.org,b.example.org,c.example.org',
  ],
  'cluster renew': ['npx selfman cluster renew my-cluster --days 90'],
  get: ['npx selfman get colour', 'npx selfman get colour --server http://127.0.0.1:8081'],
  put: [`npx selfman put colour '"red"'`, `npx selfman put colour '"red"' --if-absent`],
  delete: ['npx selfman delete colour'],
  txn: [`npx selfman txn '{"writes":[{"key":"a","value":1},{"key":"b","delete":true}]}'`],
  leave: ['npx selfman leave --server http://127.0.0.1:8083'],
  status: ['npx selfman status', 'npx selfman status --server http://127.0.0.1:8080,http://127.0.0.1:8081 --json'],
  backup: ['npx selfman backup today.ndjson --server http://127.0.0.1:8080,http://127.0.0.1:8081,http://127.0.0.1:8082'],
  restore: [
    'npx selfman restore today.ndjson --check',
    'npx selfman restore today.ndjson --server http://127.0.0.1:8080,http://127.0.0.1:8081,http://127.0.0.1:8082',
  ],
  replay: [
    'npx selfman replay traces-of-today',
    'npx selfman replay --with mapping.mjs server.log',
    'npx selfman replay traces-of-today --export mermaid',
    'npx selfman replay traces-of-today --minimal part',
  ],
  history: ['npx selfman history clients.ndjson', 'npx selfman history jepsen.edn --model register', 'npx selfman history - --any-order'],
  demo: ['npm start', 'npx selfman demo --trace traces-of-today'],
};

/** The text of the page for the current program. Throws when a command has no example. */
export async function commandPage(): Promise<string> {
  const stream = () => new PassThrough();
  const context = {
    streams: { input: stream(), output: stream(), errors: stream() },
    entry: '',
    scenarios: async () => [],
    ends: () => undefined,
  };
  const selfman = await commandLine(context);
  return [
    '# The commands',
    '',
    'Run `npx selfman COMMAND` in a clone, or wherever the package is installed. `npm run docs` writes',
    'this page from the commands themselves; `npx selfman COMMAND --help` prints the same.',
    '',
    '## Exit codes',
    '',
    '```text',
    EXIT_CODES_IN_WORDS.trim(),
    '```',
    ...selfman.commands.flatMap((each) => section(each)),
    '',
  ].join('\n');
}

function section(command: Command, prefix = ''): readonly string[] {
  const name = `${prefix}${command.name()}`;
  const examples = EXAMPLES[name];
  if (examples === undefined) throw new Error(`${name}: got no example, expected one at least; add it to EXAMPLES`);
  return [
    ...['', `## selfman ${name}`, '', '```text', command.helpInformation().trimEnd(), '```', '', '```sh', ...examples, '```'],
    ...command.commands.flatMap((each) => section(each, `${name} `)),
  ];
}

if (import.meta.main) writeFileSync(COMMAND_PAGE, await commandPage());
