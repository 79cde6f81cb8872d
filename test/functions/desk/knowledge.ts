import type { KnowledgeBase, Service } from '../../../bot/knowledge/types';
import type { KnowledgeSource } from '../../../bot/ports';
import { service as sample, topics } from '../../bot/desk/sample';

/** Knowledge that says how the desk works, and nothing else. */
export function knowledgeOf(service: Service = sample): KnowledgeSource {
  const base: KnowledgeBase = { version: 'k1', service, topics, entries: [], synonyms: { es: [], en: [] }, questions: [] };
  return { current: async () => ({ base, matchers: {} }) };
}
