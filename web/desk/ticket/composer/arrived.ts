import type { StaffMessage } from '../../api/types';

/** Of a draft, what tells the news from what its writer knew. */
interface Begun {
  readonly text: string;
  readonly seq: number;
  readonly tried?: boolean;
}

/**
 * What was said since somebody began to write: they have to see it before they send.
 * Their own reply under the same words is no news: an earlier try that went through after all.
 */
export function arrivedSince(draft: Begun, messages: readonly StaffMessage[]): readonly StaffMessage[] {
  if (draft.text.trim() === '') return [];
  return messages.filter(({ seq, author, text }) => {
    if (seq <= draft.seq) return false;
    if (author.role === 'agent') return !(draft.tried && text === draft.text.trim());
    return author.role === 'customer';
  });
}
