import { listenerFor } from '../language/listening/listener';
import type { KnowledgeBase } from '../model/knowledge-base';
import type { TakenPhrase } from './saved-questions';
import { dangerSign } from './understand/danger';
import { crisisSign } from './understand/danger/crisis';

/** A phrase of an entry that is heard as danger, or as somebody who does not want to live. */
export interface AlarmingPhrase extends Omit<TakenPhrase, 'got'> {
  readonly heardAs: 'danger' | 'crisis';
}

/**
 * Phrases whose words are heard as danger or as a crisis before any entry is looked at: whoever writes them gets the safety
 * instructions. Entries that a person must settle may have them. Reads the words alone, so it needs no trained knowledge.
 */
export function alarmingPhrases({ entries, service }: Pick<KnowledgeBase, 'entries' | 'service'>): readonly AlarmingPhrase[] {
  const listener = listenerFor(service);
  return entries.flatMap(({ id, language, kind, question, also }) => {
    if (kind === 'handoff' || id === service.safetyEntry) return [];
    return [question, ...also].flatMap((phrase, index): AlarmingPhrase[] => {
      const isCrisis = crisisSign(phrase, listener) === 'crisis';
      if (!isCrisis && dangerSign(phrase, listener) !== 'danger') return [];
      return [{ entryId: id, language, index, phrase, heardAs: isCrisis ? 'crisis' : 'danger' }];
    });
  });
}
