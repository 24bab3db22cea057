/**
 * Without options: tries every kept mutant on the scenario that must catch it, and prints the table.
 * With `--random N`: draws N mutants of the protocols, tries them on all fast scenarios, and writes docs/results/mutants.md.
 */
import { namedMutants } from './mutants/named.ts';
import { randomMutants } from './mutants/random.ts';

const args = process.argv.slice(2);
if (args.length === 0) console.log(await namedMutants());
else process.exitCode = await randomMutants(args);
