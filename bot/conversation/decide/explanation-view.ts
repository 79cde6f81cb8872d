import { presentId } from '../../knowledge/former-ids';
import type { Explanation } from '../../model/decision';
import type { Entry } from '../../model/entry';
import type { KnowledgeBase } from '../../model/knowledge-base';

type Candidate = Explanation['candidates'][number];

/** An explanation with the texts that people need to follow it. */
export type ExplanationView = Omit<Explanation, 'candidates'> & {
  readonly candidates: readonly (Omit<Candidate, 'title' | 'phrase'> & { readonly title: string; readonly phrase: string })[];
};

/**
 * Adds titles and phrases to explanations, from the knowledge of now. An entry that no longer exists has its id as its title; a
 * phrase of another version may not be what it was, so the title stands in its place.
 */
export function explanationViews({
  version,
  entries,
}: Pick<KnowledgeBase, 'version' | 'entries'>): (explanation: Explanation) => ExplanationView {
  const byId = new Map<string, Entry[]>();
  for (const entry of entries) byId.set(entry.id, [...(byId.get(entry.id) ?? []), entry]);
  const idNow = presentId(entries);
  return (explanation) => ({
    ...explanation,
    candidates: explanation.candidates.map((candidate) => {
      const there = byId.get(idNow(candidate.entryId)) ?? [];
      const entry = there.find(({ language }) => language === explanation.language) ?? there[0];
      const title = candidate.title ?? entry?.question ?? candidate.entryId;
      const phrase = explanation.knowledgeVersion === version && entry ? phraseOf(candidate, entry) : candidate.phrase;
      const { entryId, confidence, parts, threshold } = candidate;
      return { entryId, title, confidence, parts, phrase: typeof phrase === 'string' ? phrase : title, threshold };
    }),
  });
}

function phraseOf({ phrase }: Candidate, { question, also }: Entry): string | undefined {
  return typeof phrase === 'string' ? phrase : [question, ...also][phrase];
}
