import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStage, type Stage } from './harness';

export interface UnsureStage extends Stage {
  /** Port of somebody else's shop, whose every page has the widget. By the name `localhost` it may embed it, by `127.0.0.1` not. */
  readonly shopPort: number;
}

/**
 * A stage with the sample's knowledge in the hands of an assistant that is never sure: every question that it
 * understands is asked back, however well it may be understood one day. There are no limits to how much may be said.
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

  const knowledgeDir = await mkdtemp(join(tmpdir(), 'mostrador-unsure-'));
  await cp('knowledge', knowledgeDir, { recursive: true });
  const file = join(knowledgeDir, 'service.yaml');
  const service = await readFile(file, 'utf8');
  await writeFile(
    file,
    service
      .replace(/^thresholds:.*$/m, 'thresholds: { answer: 0.999, clarify: 0.02, margin: 0 }')
      .replace(/^embedOrigins:.*$/m, `embedOrigins: ["http://localhost:${shopPort}"]`),
  );
  const stage = await openStage({ knowledgeDir, env: { MESSAGES_PER_MINUTE: '600', CONVERSATIONS_PER_MINUTE: '600' } });
  widgetUrl = `${stage.server.url}/widget.js`;
  return {
    ...stage,
    shopPort,
    async close() {
      await stage.close();
      shop.closeAllConnections();
      await new Promise((done) => shop.close(done));
      await rm(knowledgeDir, { recursive: true, force: true });
    },
  };
}
