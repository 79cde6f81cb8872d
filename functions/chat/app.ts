import { type App, createApp } from '../api/app';
import { serve } from '../api/endpoint';
import type { ChatDependencies } from './dependencies';
import { CHAT_ENDPOINTS } from './endpoints';

/** Customers' conversations on the web. */
export function chatApp(runtime: () => ChatDependencies): App {
  return serve(createApp(), CHAT_ENDPOINTS, runtime);
}
