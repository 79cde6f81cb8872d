import type { KnowledgeBase } from '../../model/knowledge-base';
import type { Language } from '../../model/language';

/**
 * The entries of one language in the form that QnABot on AWS imports. It holds neither keywords, dates, thresholds nor related
 * entries; what it holds comes back the same.
 */
export function exportQnaBot({ entries }: Pick<KnowledgeBase, 'entries'>, language: Language): string {
  const qna = entries
    .filter((entry) => entry.language === language)
    .map(({ id, question, also, answer, topic }) => ({
      qid: id,
      type: 'qna',
      q: [question, ...also],
      a: answer,
      alt: { markdown: answer },
      t: topic,
    }));
  return `${JSON.stringify({ qna }, null, 2)}\n`;
}
