/**
 * The process of a function under AWS's own runtime client, `aws-lambda-ric`, in place of `infra/local/functions/bootstrap.ts`.
 * The client knows an address without a path only, so the secret of ours is put before each path here; in a thread of its own,
 * since the client blocks the main one while it posts a result.
 */
import { createServer, request } from 'node:http';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { isMainThread, parentPort, Worker } from 'node:worker_threads';

const LOOPBACK = '127.0.0.1';

if (isMainThread) {
  const between = new Worker(new URL(import.meta.url));
  between.once('message', async (port) => {
    process.env.AWS_LAMBDA_RUNTIME_API = `${LOOPBACK}:${port}`;
    const client = createRequire(import.meta.url).resolve('aws-lambda-ric');
    const { run } = await import(pathToFileURL(client).href);
    await run(process.env.LAMBDA_TASK_ROOT, process.env._HANDLER);
  });
  // The check is over.
  process.on('disconnect', () => process.exit(0));
} else {
  passOn();
}

function passOn() {
  const [, host, port, secret] = /^([^:]+):(\d+)\/(.+)$/.exec(process.env.AWS_LAMBDA_RUNTIME_API ?? '') ?? [];
  const server = createServer((incoming, outgoing) => {
    const { method, url, headers } = incoming;
    const passed = request({ host, port, method, path: `/${secret}${url}`, headers: { ...headers, host: `${host}:${port}` } });
    passed.on('response', (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    passed.on('error', () => outgoing.destroy());
    incoming.pipe(passed);
  });
  // The client keeps its request open until an event comes.
  server.requestTimeout = 0;
  server.listen(0, LOOPBACK, () => parentPort.postMessage(server.address().port));
}
