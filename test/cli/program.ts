/** The least program around the commands that these tests need: node, cluster and replay, with their options. */
import { parseArgs } from 'node:util';
import { runCluster } from '../../cli/cluster.ts';
import { runNode } from '../../cli/node.ts';
import { runReplay } from '../../cli/replay.ts';

const [command, ...args] = process.argv.slice(2);
const { values, positionals } = parseArgs({
  args,
  allowPositionals: true,
  options: {
    id: { type: 'string' },
    keys: { type: 'string', default: '64' },
    listen: { type: 'string', default: '127.0.0.1:0' },
    contact: { type: 'string' },
    trace: { type: 'string' },
    run: { type: 'string' },
    hold: { type: 'boolean', default: false },
    'stop-with-input': { type: 'boolean', default: false },
    nodes: { type: 'string', default: '5' },
    seed: { type: 'string', default: '1' },
    duration: { type: 'string' },
    json: { type: 'string' },
  },
});
const { stdin: input, stdout: output, stderr: errors } = process;
const { contact, trace, run, json } = values;
const keys = Number(values.keys);
const tracing = { ...(trace === undefined ? {} : { trace }), ...(run === undefined ? {} : { run }) };

if (command === 'node') {
  const joining = contact === undefined ? {} : { contact };
  const { listen, hold } = values;
  process.exitCode = await runNode(
    { id: Number(values.id), keys, listen, hold, stopWithInput: values['stop-with-input'], ...joining, ...tracing },
    { input, output, errors },
  );
} else if (command === 'cluster') {
  const lasting = values.duration === undefined ? {} : { durationSeconds: Number(values.duration) };
  process.exitCode = await runCluster(
    { nodes: Number(values.nodes), keys, seed: Number(values.seed), entry: [import.meta.filename], ...tracing, ...lasting },
    { output, errors },
  );
} else {
  process.exitCode = runReplay({ paths: positionals, ...(json === undefined ? {} : { json }) }, { output, errors });
}
