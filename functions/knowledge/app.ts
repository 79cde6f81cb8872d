import { type App, createApp } from '../api/app';
import { serve } from '../api/endpoint';
import type { TrustedOrigins } from '../api/origins';
import type { KnowledgeDependencies } from './endpoint';
import { KNOWLEDGE_ENDPOINTS } from './endpoints';

/** The published knowledge, and trying a question on it. */
export function knowledgeApp(runtime: () => KnowledgeDependencies, trusted?: TrustedOrigins): App {
  return serve(createApp(trusted), KNOWLEDGE_ENDPOINTS, runtime);
}
