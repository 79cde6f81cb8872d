import packageJson from '../../package.json';
import { type App, createApp } from '../api/app';
import { serve } from '../api/endpoint';
import { HEALTH_ENDPOINTS, type HealthDependencies } from './endpoints';

/** Is it up, and which version is it; the API described. */
export function healthApp(runtime: () => HealthDependencies): App {
  const app = serve(createApp(), HEALTH_ENDPOINTS, runtime);
  app.get('/openapi.json', async (c) => {
    // The description is made of all functions' endpoints: loaded with the first look at it, so that a check of health starts fast.
    const { openApiDocument } = await import('../api/openapi');
    return c.json(openApiDocument(packageJson.version));
  });
  return app;
}
