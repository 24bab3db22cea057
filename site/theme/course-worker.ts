/** The worker of chapters 19 and 20: it checks what a reader has broken, or written. */
import type { Progress } from '../../model-check/options.ts';
import { checkOwn, type Verdict } from '../course/own.ts';
import type { Story } from '../course/rules.ts';

/** The orders of the page. */
export type Order = { readonly type: 'break'; readonly number: number } | { readonly type: 'own'; readonly text: string };

/** The news of the worker. The last one is not `progress`. */
export type News =
  | { readonly type: 'progress'; readonly states: number }
  | { readonly type: 'story'; readonly story: Story }
  | { readonly type: 'verdict'; readonly verdict: Verdict }
  | { readonly type: 'failed'; readonly says: string };

self.addEventListener('message', ({ data }: MessageEvent<Order>) => {
  void answer(data).then((news) => self.postMessage(news));
});

async function answer(order: Order): Promise<News> {
  try {
    if (order.type === 'own') return { type: 'verdict', verdict: await checkOwn(order.text) };
    const [{ RULES, storyWithout }, { SOURCES }] = await Promise.all([import('../course/rules.ts'), import('./page-sources.ts')]);
    const rule = RULES[order.number];
    if (rule === undefined) throw new Error(`rule: got ${order.number}, expected less than ${RULES.length}`);
    return { type: 'story', story: await storyWithout(rule, SOURCES, tell) };
  } catch (error) {
    return { type: 'failed', says: error instanceof Error ? error.message : String(error) };
  }
}

function tell({ distinct }: Progress): void {
  self.postMessage({ type: 'progress', states: distinct } satisfies News);
}
