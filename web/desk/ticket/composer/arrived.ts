import type { StaffMessage } from '../../api/types';

/** The parts of a draft that tell which messages its writer has not seen. */
interface Begun {
  readonly text: string;
  readonly seq: number;
  readonly tried?: boolean;
}

/**
 * The messages that arrived since somebody began to write; they must see them before they send. Their own reply with the
 * same text does not count: it is an earlier attempt that succeeded after all.
 */
export function arrivedSince(draft: Begun, messages: readonly StaffMessage[]): readonly StaffMessage[] {
  if (draft.text.trim() === '') return [];
  return messages.filter(({ seq, author, text }) => {
    if (seq <= draft.seq) return false;
    if (author.role === 'agent') return !(draft.tried && text === draft.text.trim());
    return author.role === 'customer';
  });
}
