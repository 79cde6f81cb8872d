import { type App, createApp } from '../api/app';
import { serve } from '../api/endpoint';
import type { DeskDependencies } from './endpoint';
import { DESK_ENDPOINTS } from './endpoints';

/** The queue and the tickets, for support staff. */
export function deskApp(runtime: () => DeskDependencies): App {
  return serve(createApp(), DESK_ENDPOINTS, runtime);
}
