import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Stage } from './harness';
import { openStageWith } from './own-service';

export interface UnsureStage extends Stage {
  /** Port of somebody else's shop, whose every page has the widget. By the name `localhost` it may embed it, by `127.0.0.1` not. */
  readonly shopPort: number;
}

/**
 * A stage with the test shop's knowledge in the hands of an assistant that is never sure: every question that it
 * understands is asked back, however well it may be understood one day.
 */
export async function openUnsureStage(): Promise<UnsureStage> {
  let widgetUrl = '';
  const shop = createServer((_request, response) => {
    response
      .setHeader('content-type', 'text/html')
      .end(`<!doctype html><title>Otra tienda</title><script async src="${widgetUrl}"></script>`);
  });
  await new Promise<void>((done) => shop.listen(0, '127.0.0.1', done));
  const shopPort = (shop.address() as AddressInfo).port;

  const stage = await openStageWith([
    [/^thresholds:.*$/m, 'thresholds: { answer: 0.999, clarify: 0.02, margin: 0 }'],
    [/^embedOrigins:.*$/m, `embedOrigins: ["http://localhost:${shopPort}"]`],
  ]);
  widgetUrl = `${stage.server.url}/widget.js`;
  return {
    ...stage,
    shopPort,
    async close() {
      await stage.close();
      shop.closeAllConnections();
      await new Promise((done) => shop.close(done));
    },
  };
}
