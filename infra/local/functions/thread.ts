import { parentPort, workerData } from 'node:worker_threads';
import { lambdaContext } from './context';
import { errorOf, type Handler, handlerOf, payloadOf } from './handler';
import type { FromThread, ThreadData, ToThread } from './thread-messages';

/** Runs in a thread of functions: loads a function on its first call, and calls it. */
const { functions }: ThreadData = workerData;
const handlers = new Map<string, Handler>();

parentPort?.on('message', (message: ToThread) => {
  if (message.kind === 'ping') return answer({ kind: 'pong' });
  void invoke(message).then(answer);
});

function answer(message: FromThread): void {
  parentPort?.postMessage(message);
}

async function invoke({
  requestId,
  functionName,
  payload,
  deadlineMs,
}: Extract<ToThread, { kind: 'invoke' }>): Promise<FromThread> {
  try {
    const { file, memoryMegabytes } = functions[functionName] ?? fail(functionName);
    const handler = handlers.get(functionName) ?? handlerOf(require(file), functionName);
    handlers.set(functionName, handler);
    const context = lambdaContext({ requestId, functionName, memoryMegabytes, deadlineMs });
    return { kind: 'returned', requestId, payload: payloadOf(await handler(JSON.parse(payload), context)) };
  } catch (thrown) {
    return { kind: 'failed', requestId, error: errorOf(thrown) };
  }
}

function fail(functionName: string): never {
  throw new Error(`There is no function ${functionName}.`);
}
