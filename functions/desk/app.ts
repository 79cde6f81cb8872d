import { type App, createApp } from '../api/app';
import { serve } from '../api/endpoint';
import type { TrustedOrigins } from '../api/origins';
import type { DeskDependencies } from './endpoint';
import { DESK_ENDPOINTS } from './endpoints';

/** The queue and the tickets, for support staff. */
export function deskApp(runtime: () => DeskDependencies, trusted?: TrustedOrigins): App {
  return serve(createApp(trusted), DESK_ENDPOINTS, runtime);
}
