/** The figures of a node for Prometheus: requests of clients, and the answers of the store. Whoever runs the node adds those of its layers. */
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import type { OperationName } from './operations.ts';

/** In seconds. Commits of a local cluster take milliseconds, and clients wait for 60 seconds at most. */
const BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];

export class Meters {
  readonly registry = new Registry();
  readonly #requests: Histogram<'operation' | 'status'>;
  readonly #store: Histogram<'question' | 'answer'>;

  constructor() {
    const registers = [this.registry];
    collectDefaultMetrics({ register: this.registry });
    this.#requests = new Histogram({
      name: 'selfman_http_request_seconds',
      help: 'Time from a request to its answer, by operation and status.',
      labelNames: ['operation', 'status'],
      buckets: BUCKETS,
      registers,
    });
    this.#store = new Histogram({
      name: 'selfman_store_seconds',
      help: 'Time from a question to the store to its answer. The question commit is the second half of a write, begin the first.',
      labelNames: ['question', 'answer'],
      buckets: BUCKETS,
      registers,
    });
  }

  /** `operation`: none if the path is unknown. */
  served(operation: OperationName | 'none', status: number, seconds: number): void {
    this.#requests.observe({ operation, status: `${status}` }, seconds);
  }

  answered(question: string, answer: string, seconds: number): void {
    this.#store.observe({ question, answer }, seconds);
  }

  /** In the text format of Prometheus. */
  text(): Promise<string> {
    return this.registry.metrics();
  }

  get contentType(): string {
    return this.registry.contentType;
  }
}
