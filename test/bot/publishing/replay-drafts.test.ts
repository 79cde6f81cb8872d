import { cryptoIds } from '../../../bot/adapters/crypto';
import { giveFeedback } from '../../../bot/conversation/use-cases';
import type { RecentConversation } from '../../../bot/ports';
import { saveDraft } from '../../../bot/publishing/edit';
import { startJob } from '../../../bot/publishing/jobs';
import { publish } from '../../../bot/publishing/publish';
import { recordedTurns } from '../../../bot/publishing/recorded-turns';
import { runJob } from '../../../bot/publishing/run-job';
import { openChat } from '../../support/chat';
import { testPorts, WRITER } from '../../support/conversation-ports';
import { SMALL_FILES } from '../../support/small-knowledge';
import { desk } from './fixture';

const ANSWERED = 'How long does delivery take?';
const LED_TO_TICKET = 'How do I return a product?';

/** A customer whom one answer helped, and who asked for a person after another one. */
async function conversation(): Promise<RecentConversation> {
  const ports = testPorts();
  const chat = await openChat(ports, 'en');
  const { id } = chat.last(await chat.say(ANSWERED));
  await giveFeedback(ports, chat.id, { messageId: id, helpful: true }, WRITER);
  await chat.say(LED_TO_TICKET);
  await chat.say('I want to talk to a person');
  return { id: chat.id, messages: await ports.store.listMessages(chat.id, 0) };
}

async function stage() {
  const recent = [await conversation()];
  const erased: string[] = [];
  const ports = desk({ recent: { listRecentConversations: async () => recent, listErased: async () => erased } });
  const outcome = await publish(ports, { holder: 'setup', author: 'carmen', files: SMALL_FILES });
  if (outcome.kind !== 'published') throw new Error(JSON.stringify(outcome));
  return {
    ports,
    /** The customer erases the conversation while it is asked again. */
    erase: () => erased.push(...recent.map(({ id }) => id)),
    draft: (path: string, text?: string) =>
      saveDraft(ports, { path, author: 'carmen', revision: 0, ...(text === undefined ? {} : { text }) }),
    replay: async () => {
      const starter = { ...ports, ids: cryptoIds, jobs: { start: async () => {} } };
      const { id } = await startJob(starter, { kind: 'replay', author: 'carmen', request: {} });
      return runJob(ports, id);
    },
  };
}

describe('replaying what customers asked against drafts', () => {
  it('changes no decision without drafts', async () => {
    const { replay } = await stage();
    const { state, result } = (await replay()) ?? {};
    expect(state).toBe('done');
    expect(result).toMatchObject({ kind: 'replayed', worse: 0, changed: [] });
  });

  it('shows that an answer which helped would go, and leaves drafts and what is live alone', async () => {
    const { ports, draft, replay } = await stage();
    for (const language of ['es', 'en']) await draft(`delivery/times.${language}.md`);
    const { result } = (await replay()) ?? {};
    expect(result).toMatchObject({
      ...{ kind: 'replayed', worse: 1 },
      changed: [{ judged: 'worse', turn: { text: ANSWERED, entryId: 'delivery/times' } }],
    });
    expect((await ports.records.loadLive())?.number).toBe(1);
    expect(await ports.records.listDrafts()).toHaveLength(2);
  });

  it('keeps no quote of a conversation that was erased meanwhile', async () => {
    const { ports, draft, erase, replay } = await stage();
    for (const language of ['es', 'en']) await draft(`delivery/times.${language}.md`);
    erase();
    const job = await replay();
    expect(job?.result).toMatchObject({ kind: 'replayed', worse: 1, changed: [] });
    expect(JSON.stringify(await ports.records.loadJob(job?.id ?? ''))).not.toContain(ANSWERED);
  });

  it('takes a change of an answer that led to a ticket for the better', async () => {
    const { draft, replay } = await stage();
    for (const language of ['es', 'en']) await draft(`returns/how.${language}.md`);
    const { result } = (await replay()) ?? {};
    expect(result).toMatchObject({ better: 1, worse: 0, changed: [{ judged: 'better', turn: { text: LED_TO_TICKET } }] });
  });

  it('says what is wrong with drafts that cannot be used', async () => {
    const { draft, replay } = await stage();
    await draft('returns/how.en.md', '---\nquestoin: x\n---\nA\n');
    const { state, result } = (await replay()) ?? {};
    expect(state).toBe('failed');
    expect(result).toMatchObject({ kind: 'invalid', problems: expect.arrayContaining([expect.objectContaining({ line: 2 })]) });
  });
});

describe('a recorded question', () => {
  it('knows whether its answer led to a ticket', async () => {
    const turns = recordedTurns([await conversation()]);
    expect(turns.find(({ text }) => text === ANSWERED)).not.toHaveProperty('handedOver');
    expect(turns.find(({ text }) => text === LED_TO_TICKET)).toMatchObject({ entryId: 'returns/how', handedOver: true });
  });
});
