/** What a page asks its worker, and what the worker answers. */
import type { Progress } from '../../model-check/options.ts';
import type { CheckReport } from '../../model-check/report/report.ts';
import type { Quest } from '../core/free-play.ts';

export interface CheckRequest {
  readonly scenario: string;
  readonly isFree: boolean;
  readonly quest: Quest;
  readonly from: { readonly initial: number; readonly choices: readonly number[] };
  readonly maxStates: number;
}

export type CheckAnswer =
  | { readonly type: 'progress'; readonly progress: Progress }
  | { readonly type: 'report'; readonly report: CheckReport }
  | { readonly type: 'fault'; readonly says: string };
