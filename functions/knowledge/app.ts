import { type App, createApp } from '../api/app';
import { serve } from '../api/endpoint';
import type { TrustedOrigins } from '../api/origins';
import { KNOWLEDGE_ENDPOINTS, type KnowledgeDependencies } from './endpoints';

/** The knowledge as published, and a place to try a question. */
export function knowledgeApp(runtime: () => KnowledgeDependencies, trusted?: TrustedOrigins): App {
  return serve(createApp(trusted), KNOWLEDGE_ENDPOINTS, runtime);
}
