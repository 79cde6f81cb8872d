import { tryQuestion } from '../../bot/conversation/try-question';
import { type App, createApp, readBody, readQuery } from '../api/app';
import { callerOf } from '../api/caller';
import * as schemas from '../api/schemas';
import type { Runtime } from '../runtime';

/** The knowledge as published, and a place to try a question. */
export function knowledgeApp(runtime: () => Pick<Runtime, 'knowledge' | 'clock' | 'digest'>): App {
  const app = createApp();

  app.get('/v1/knowledge', async (c) => {
    await callerOf(c, runtime());
    const { answers } = readQuery(c, schemas.knowledgeQuery);
    const { knowledge } = runtime();
    const { base } = await knowledge.current();
    const learning = await knowledge.learning?.();
    const tag = `"${[base.version, answers ?? '', learning ?? ''].join(' ')}"`;
    const headers = { etag: tag, 'cache-control': 'private, no-cache' };
    if (c.req.header('if-none-match') === tag) return c.body(null, 304, headers);
    const byId = new Map<string, typeof base.entries>();
    for (const entry of base.entries) byId.set(entry.id, [...(byId.get(entry.id) ?? []), entry]);
    const list = {
      version: base.version,
      ...(learning === undefined ? {} : { learning }),
      topics: base.topics.map(({ id, title }) => ({ id, title })),
      entries: [...byId.values()].flatMap((entries) => {
        const [first] = entries;
        if (first === undefined) return [];
        const asked = entries.find((entry) => entry.language === answers) ?? first;
        return {
          id: first.id,
          topic: first.topic,
          kind: first.kind,
          question: Object.fromEntries(entries.map(({ language, question }) => [language, question])),
          languages: entries.map(({ language }) => language),
          phrasings: entries.reduce((sum, { also }) => sum + 1 + also.length, 0),
          ...(answers === undefined ? {} : { answer: asked.answer }),
        };
      }),
    };
    return c.json(list, 200, headers);
  });

  app.post('/v1/knowledge/try', async (c) => {
    await callerOf(c, runtime());
    const { text, language } = await readBody(c, schemas.tryQuestion);
    const { knowledge, clock, digest } = runtime();
    return c.json(tryQuestion(await knowledge.current(), text, language, clock.now(), digest));
  });

  return app;
}
