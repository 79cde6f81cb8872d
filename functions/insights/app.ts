import { type App, createApp } from '../api/app';
import { serve } from '../api/endpoint';
import type { TrustedOrigins } from '../api/origins';
import { INSIGHTS_ENDPOINTS, type InsightsDependencies } from './endpoints';

/** The service in figures, for staff. */
export function insightsApp(runtime: () => InsightsDependencies, trusted?: TrustedOrigins): App {
  return serve(createApp(trusted), INSIGHTS_ENDPOINTS, runtime);
}
