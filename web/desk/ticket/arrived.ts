import type { StaffMessage } from '../api/types';
import type { Draft } from './drafts';

/**
 * What was said since somebody began to write: they have to see it before they send.
 * Their own reply under the same words is no news: an earlier try that went through after all.
 */
export function arrivedSince(draft: Draft, messages: readonly StaffMessage[]): readonly StaffMessage[] {
  if (draft.text.trim() === '') return [];
  return messages.filter(({ seq, author, text }) => {
    if (seq <= draft.seq) return false;
    if (author.role === 'agent') return !(draft.tried && text === draft.text.trim());
    return author.role === 'customer';
  });
}
