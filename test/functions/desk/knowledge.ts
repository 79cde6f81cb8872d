import { perLanguage } from '../../../bot/language/facts';
import type { KnowledgeBase } from '../../../bot/model/knowledge-base';
import type { Service } from '../../../bot/model/service';
import type { KnowledgeSource } from '../../../bot/ports';
import { service as sample, topics } from '../../bot/tickets/sample';

/** Knowledge that says how the desk works, and nothing else. */
export function knowledgeOf(service: Service = sample): KnowledgeSource {
  const base: KnowledgeBase = { version: 'k1', service, topics, entries: [], synonyms: perLanguage(() => []), questions: [] };
  return { current: async () => ({ base, matchers: {} }) };
}
