/** Opens what a reader drops on the explorer. */
import { Interactive } from '../../model-check/drivers/interactive.ts';
import { follow, recognised } from '../core/opened.ts';
import { readFragment } from '../core/share-code.ts';
import { allOfThem, scenarioNamed } from './scenario-library.ts';
import { Session } from './session.ts';

/** Opens several files: traces of one run, or one file of another kind. Throws an `Error`. */
export async function openTexts(files: readonly { readonly name: string; readonly text: string }[]): Promise<Session> {
  const [first, ...more] = files;
  if (first === undefined) throw new Error('files: got none, expected one at least; choose a file');
  if (more.length === 0) return openText(first.name, first.text);
  const other = files.find(({ name, text }) => recognised(name, text).type !== 'trace');
  if (other !== undefined)
    throw new Error(`${other.name}: got ${files.length} files, of which this is no trace; expected traces of one run, or one file`);
  const { recordedRun } = await import('../core/recorded-run.ts');
  return new Session({ recording: recordedRun(files) });
}

/** Throws an `Error` that says what the file is taken for, and what is accepted. */
async function openText(name: string, text: string): Promise<Session> {
  const opened = recognised(name, text);
  switch (opened.type) {
    case 'run': {
      const code = readFragment(opened.fragment);
      const scenario = await scenarioNamed(code.scenario);
      if (scenario === null)
        throw new Error(`${name}: a run of the scenario "${code.scenario}", which is not known here; expected a known scenario`);
      return Session.ofScenario(scenario, opened.fragment);
    }
    case 'counterexample': {
      for (const scenario of await allOfThem()) {
        const properties = 'spec' in scenario ? { ...scenario.spec.properties, ...scenario.properties } : scenario.properties;
        if (
          opened.scenario !== null ? scenario.name !== opened.scenario : !(opened.story.property in { ...properties, ...scenario.refines })
        )
          continue;
        const run = follow(new Interactive(scenario), opened.story);
        if (run !== null) return new Session({ run, scenario, isFree: false });
      }
      return new Session({ recording: opened.recording }, 'No scenario here can follow these steps. They are shown as they were recorded.');
    }
    case 'recording':
      return new Session({ recording: opened.recording });
    case 'trace': {
      const { recordedRun } = await import('../core/recorded-run.ts');
      return new Session({ recording: recordedRun([{ name, text }]) });
    }
    case 'history': {
      const { judgedHistory } = await import('../core/judged-history.ts');
      return new Session({ recording: judgedHistory(name, text) });
    }
  }
}
