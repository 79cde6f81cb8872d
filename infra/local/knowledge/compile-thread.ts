import { parentPort, workerData } from 'node:worker_threads';
import { compileKnowledge } from '../../../bot/adapters/files';

/** Runs in a thread: training takes seconds, and the gateway should go on answering meanwhile. */
export interface CompileJob {
  readonly source: string;
  readonly compiled: string;
}

const { source, compiled }: CompileJob = workerData;
void compileKnowledge(source, compiled).then((result) => parentPort?.postMessage(result));
