/** `selfman explore`: scenarios, counterexamples, traces and histories in a page, served by this machine. */
import { statSync } from 'node:fs';
import { basename } from 'node:path';
import type { Command } from 'commander';
import { BadOption } from '../addresses.ts';
import { oneScenario } from '../choose-scenarios.ts';
import { LAST_PORT } from '../cluster-run.ts';
import type { CommandContext } from '../command-context.ts';
import { runExplorer } from '../explorer-run.ts';
import { wholeNumber } from '../number-options.ts';
import { openedFiles } from '../opened-files.ts';

interface ExploreArguments {
  readonly port: number;
  readonly browser: boolean;
}

export function addExplore(selfman: Command, { streams, scenarios, ends }: CommandContext): void {
  selfman
    .command('explore [what...]')
    .summary('play scenarios by hand, in a page')
    .description(
      'Serves the explorer on this machine, and needs nothing from elsewhere. WHAT is a scenario, or files: a counterexample, a report, a run of the explorer, traces of one run, or a history. Without it, the page lists the scenarios.',
    )
    .option('--port <PORT>', 'the port of the page; 0 means any free one', wholeNumber(0, LAST_PORT), 0)
    .option('--no-browser', 'print the address, and open no browser')
    .action(async (what: string[], { port, browser }: ExploreArguments) => {
      const common = { port, browses: browser && streams.output.isTTY === true };
      if (what.length === 0) return ends(await runExplorer(common, streams));
      if (what.every(isThere)) return ends(await runExplorer({ ...common, opened: openedFiles(what) }, streams));
      const missing = what.find((each) => !isThere(each)) ?? what[0];
      if (what.length > 1 || /\.(json|ndjson|edn|log)$/.test(missing))
        throw new BadOption(`explore: got "${missing}", expected one scenario, or files that are there; name one of them`);
      const { name } = oneScenario(await scenarios(), [missing]);
      ends(await runExplorer({ ...common, rest: `#s=${name}` }, streams));
    });
}

function isThere(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false }) !== undefined && basename(path) !== '';
}
