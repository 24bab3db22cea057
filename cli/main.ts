/** The program `selfman`. */
import { run } from './run.ts';
import { standardOutput } from './standard-output.ts';

const { stdin: input, stderr: errors } = process;
const [, entry = '', ...args] = process.argv;

process.exitCode = await run({ input, output: standardOutput(), errors }, { entry, args, exit: (code) => process.exit(code) });
