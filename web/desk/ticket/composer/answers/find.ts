import { plainText } from '../../../../../bot/markdown';
import type { KnowledgeList, Ticket } from '../../../api/types';
import { type FuzzySearch, fuzzySearch } from '../../../shell/fuzzy-search';
import { type Filling, filled, type SavedReply } from '../../../tools/replies';
import type { AfterSend } from '../drafts';

/** An answer that can be inserted into a reply. */
export interface Answer {
  readonly id: string;
  readonly question: string;
  /** Plain text. */
  readonly text: string;
  /** The language of question and text, when there is none in the ticket's language. */
  readonly otherLanguage?: Ticket['language'];
  /** The team's, or the person's own, instead of the knowledge's. */
  readonly isSaved?: true;
  readonly after?: AfterSend;
}

/** Maximum number of answers shown beside a text. */
const MOST = 8;

/** The knowledge's answers in one language; without a search, those that the assistant considered come first. */
export function answersOf({ entries }: KnowledgeList, language: Ticket['language']): readonly Answer[] {
  return entries.flatMap(({ id, kind, question, languages, answer }): readonly Answer[] => {
    if (kind !== 'answer' || answer === undefined) return [];
    const own = question[language];
    const [other] = languages;
    return [
      {
        id,
        question: own ?? Object.values(question)[0] ?? id,
        text: plainText(answer),
        ...(own !== undefined || other === undefined ? {} : { otherLanguage: other }),
      },
    ];
  });
}

/** Saved replies, for this ticket. */
export function savedAnswers(replies: readonly SavedReply[], values: Filling): readonly Answer[] {
  return replies.map(({ id, name, text, labels = [], resolves = false }) => ({
    id,
    question: name,
    text: filled(text, values),
    isSaved: true,
    ...(labels.length > 0 || resolves ? { after: { labels, resolves } } : {}),
  }));
}

/** @param considered ids, most likely first */
export async function finder(answers: readonly Answer[], considered: readonly string[]): Promise<FuzzySearch<Answer>> {
  const rank = ({ id, isSaved }: Answer) => (isSaved ? -1 : considered.includes(id) ? considered.indexOf(id) : considered.length);
  const sorted = [...answers].sort((a, b) => rank(a) - rank(b));
  const search = await fuzzySearch(
    answers,
    [
      { name: 'question', of: ({ question }) => question, weight: 3 },
      { name: 'id', of: ({ id }) => id, weight: 2 },
      { name: 'text', of: ({ text }) => text },
    ],
    MOST,
  );
  return (q) => (q === '' ? sorted.slice(0, MOST) : search(q));
}
