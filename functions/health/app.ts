import packageJson from '../../package.json';
import { type App, createApp } from '../api/app';
import { errorFields, log } from '../api/log';
import { openApiDocument } from '../api/openapi';
import type { Runtime } from '../runtime';

/** Is it up, and which version is it; the API described. */
export function healthApp(runtime: () => Pick<Runtime, 'store' | 'knowledge'>): App {
  const app = createApp();

  app.get('/v1/health', async (c) => {
    const { store, knowledge } = runtime();
    const { base } = await knowledge.current();
    const status = await store.ping().then(
      () => 'ok' as const,
      (error: unknown) => {
        log('error', 'store_unreachable', errorFields(error));
        return 'degraded' as const;
      },
    );
    return c.json({ status, version: packageJson.version, knowledgeVersion: base.version }, status === 'ok' ? 200 : 503);
  });

  app.get('/openapi.json', (c) => c.json(openApiDocument(packageJson.version)));

  return app;
}
