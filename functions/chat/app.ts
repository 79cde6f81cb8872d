import { type App, createApp } from '../api/app';
import { serve } from '../api/endpoint';
import type { TrustedOrigins } from '../api/origins';
import type { ChatDependencies } from './dependencies';
import { CHAT_ENDPOINTS } from './endpoints';

/** Customers' conversations on the web. */
export function chatApp(runtime: () => ChatDependencies, trusted?: TrustedOrigins): App {
  return serve(createApp(trusted), CHAT_ENDPOINTS, runtime);
}
