import packageJson from '../../package.json';
import { createApp, lambda } from '../api/app';
import { errorFields, log } from '../api/log';
import { openApiDocument } from '../api/openapi';
import { runtime } from '../runtime';

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

export const handler = lambda(app);
