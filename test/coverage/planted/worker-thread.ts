import { parentPort } from 'node:worker_threads';
import { calledInAWorkerThread } from './subject.ts';

parentPort?.postMessage(calledInAWorkerThread());
