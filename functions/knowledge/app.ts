import { type App, createApp } from '../api/app';
import { serve } from '../api/endpoint';
import type { TrustedOrigins } from '../api/origins';
import type { KnowledgeDependencies } from './endpoint';
import { KNOWLEDGE_ENDPOINTS } from './endpoints';

/** A knowledge file as JSON, or a file that is imported. */
const MAX_FILE_BYTES = 512 * 1024;

/** The published knowledge, and trying a question on it. */
export function knowledgeApp(runtime: () => KnowledgeDependencies, trusted?: TrustedOrigins): App {
  return serve(createApp(trusted, { maxBodyBytes: MAX_FILE_BYTES }), KNOWLEDGE_ENDPOINTS, runtime);
}
