import { type App, createApp } from '../api/app';
import { serve } from '../api/endpoint';
import { KNOWLEDGE_ENDPOINTS, type KnowledgeDependencies } from './endpoints';

/** The knowledge as published, and a place to try a question. */
export function knowledgeApp(runtime: () => KnowledgeDependencies): App {
  return serve(createApp(), KNOWLEDGE_ENDPOINTS, runtime);
}
