import packageJson from '../../package.json';
import { type App, createApp } from '../api/app';
import { serve } from '../api/endpoint';
import { HEALTH_ENDPOINTS, type HealthDependencies } from './endpoints';

/** Health and version, and the API description. */
export function healthApp(runtime: () => HealthDependencies): App {
  const app = serve(createApp(), HEALTH_ENDPOINTS, runtime);
  app.get('/openapi.json', async (c) => {
    // The description needs all functions' endpoints: loaded on first request, so that health checks start fast.
    const { openApiDocument } = await import('../api/openapi');
    return c.json(openApiDocument(packageJson.version));
  });
  return app;
}
