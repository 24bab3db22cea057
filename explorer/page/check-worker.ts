/** Checks scenarios beside the page: the engine that checks them everywhere else. */
import { check } from '../../model-check/drivers/page-check.ts';
import { freely, scenarioFor } from '../core/free-play.ts';
import type { CheckAnswer, CheckRequest } from './check-request.ts';
import { scenarioNamed } from './scenario-library.ts';

function answer(told: CheckAnswer): void {
  self.postMessage(told);
}

/** A page says what it wants once; another wish has another worker. */
self.addEventListener('message', ({ data }: MessageEvent<CheckRequest>) => {
  void answerTo(data);
});

async function answerTo({ scenario: name, isFree, quest, from, maxStates }: CheckRequest): Promise<void> {
  try {
    const found = await scenarioNamed(name);
    if (found === null) throw new Error(`no scenario is called ${name}`);
    const scenario = scenarioFor(isFree ? freely(found) : found, quest);
    const report = await check(scenario, {
      from,
      maxStates,
      maxMemoryMB: MOST_MEGABYTES,
      onProgress: (progress) => answer({ type: 'progress', progress }),
    });
    answer({ type: 'report', report });
  } catch (error) {
    answer({ type: 'fault', says: error instanceof Error ? error.message : String(error) });
  }
}

const MOST_MEGABYTES = 500;
