import * as z from 'zod';
import { explanationViews } from '../../../bot/conversation/decide/explanation-view';
import { tryQuestion } from '../../../bot/conversation/try-question';
import { compact } from '../../../bot/model/compact';
import type { Entry } from '../../../bot/model/entry';
import { customerText, language } from '../../../bot/model/fields';
import type { KnowledgeBase } from '../../../bot/model/knowledge-base';
import type { Language } from '../../../bot/model/language';
import { INPUT_PROBLEMS } from '../../api/endpoint';
import * as schemas from '../../api/schemas';
import { STAFF_PROBLEMS } from '../../api/staff-endpoint';
import { knowledgeEndpoint, READ_KNOWLEDGE, TRY_QUESTION } from '../endpoint';

export const readingEndpoints = [
  knowledgeEndpoint({
    method: 'GET',
    path: '/v1/knowledge',
    permission: READ_KNOWLEDGE,
    summary: 'The knowledge as published; with `answers`, also what each entry answers in that language. Honours If-None-Match',
    query: z.strictObject({ answers: z.exactOptional(language) }),
    status: 200,
    response: schemas.knowledgeList,
    problems: ['INVALID_REQUEST', ...STAFF_PROBLEMS],
    handle: async ({ c, runtime: { knowledge }, query: { answers } }) => {
      const { base } = await knowledge.current();
      const learning = await knowledge.learning?.();
      const tag = `"${[base.version, answers ?? '', learning ?? ''].join(' ')}"`;
      const headers = { etag: tag, 'cache-control': 'private, no-cache' };
      if (c.req.header('if-none-match') === tag) return c.body(null, 304, headers);
      const { version, topics } = base;
      const list = {
        ...compact({ version, learning }),
        topics: topics.map(({ id, title }) => ({ id, title })),
        entries: serializeEntries(base, answers),
      };
      return c.json(list, 200, headers);
    },
  }),
  knowledgeEndpoint({
    method: 'POST',
    path: '/v1/knowledge/try',
    permission: TRY_QUESTION,
    summary: 'What the bot would do with a question, explained',
    body: z.strictObject({ text: customerText, language: z.exactOptional(language) }),
    example: { text: 'How long does delivery take?', language: 'en' },
    status: 200,
    response: schemas.tried,
    problems: [...INPUT_PROBLEMS, ...STAFF_PROBLEMS],
    handle: async ({ c, runtime: { knowledge, clock, digest }, body }) => {
      const current = await knowledge.current();
      const { explanation, replies } = tryQuestion(current, body.text, body.language, clock.now(), digest);
      return c.json({ explanation: explanationViews(current.base)(explanation), replies });
    },
  }),
];

/** @param answers the language in which answers are included, or the first one that an entry has */
function serializeEntries({ entries: all }: Pick<KnowledgeBase, 'entries'>, answers: Language | undefined) {
  const byId = new Map<string, readonly Entry[]>();
  for (const entry of all) byId.set(entry.id, [...(byId.get(entry.id) ?? []), entry]);
  return [...byId.values()].flatMap((entries) => {
    const [first] = entries;
    if (first === undefined) return [];
    const asked = entries.find((entry) => entry.language === answers) ?? first;
    return {
      id: first.id,
      topic: first.topic,
      kind: first.kind,
      question: Object.fromEntries(entries.map((entry) => [entry.language, entry.question])),
      languages: entries.map((entry) => entry.language),
      phrasings: entries.reduce((sum, { also }) => sum + 1 + also.length, 0),
      ...compact({ answer: answers && asked.answer }),
    };
  });
}
