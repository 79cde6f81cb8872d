import type { Service } from '../model/service';
import type { KnowledgeDraft } from '../ports';

/**
 * The drafts that somebody cannot publish by themselves: where the organisation wants a second person to look at each change,
 * it is published by another than who made the last one. The setting that is live counts, so that a draft cannot turn it off.
 */
export function unapprovedDrafts(
  { secondApproval }: Pick<Service, 'secondApproval'>,
  drafts: readonly KnowledgeDraft[],
  publisher: string,
): readonly KnowledgeDraft[] {
  return secondApproval === true ? drafts.filter(({ author }) => author === publisher) : [];
}
