import { sha256Digest } from '../../bot/adapters/crypto';
import { readKnowledgeFolder } from '../../bot/adapters/files';
import { matchEntries } from '../../bot/knowledge/compile';
import { parseKnowledge } from '../../bot/knowledge/parse';
import type { Matcher } from '../../bot/matcher';
import { LANGUAGES } from '../../bot/model/language';
import type { Knowledge } from '../../bot/ports';
import { splitWords } from '../../bot/text/words';
import { reply } from '../../bot/tickets/actions/reply';
import { resolve } from '../../bot/tickets/actions/resolve';
import { runOutboxWorker } from '../../bot/tickets/notifications/outbox-worker';
import { timedStore } from '../../bot/tickets/timed-store';
import { chatApp } from '../../functions/chat/app';
import type { TestTable } from '../bot/adapters/dynamodb/table';
import { type Answer, type Call, call } from './api';
import { MONDAY, testPorts } from './conversation-ports';
import { fileTickets } from './file-tickets';
import { TEST_SHOP } from './knowledge-folders';
import { plainMatcher } from './plain-matcher';
import { quietRelay } from './quiet-relay';
import { meterTable, type StoredItem, storedItems, type TableUse } from './table-meter';

/** What each request of a customer costs the table. */
export interface TableCosts {
  readonly requests: Readonly<Record<CostedRequest, TableUse>>;
  /** A conversation of a greeting and four plain turns, with nothing else in the table. */
  readonly plainConversation: readonly StoredItem[];
}

export const COSTED_REQUESTS = [
  'open',
  'plain turn',
  'repeated turn',
  'nothing new',
  'news',
  'feedback',
  'hand-off in words',
  'turn with a ticket',
  'hand-off by button',
] as const;
export type CostedRequest = (typeof COSTED_REQUESTS)[number];

const QUESTIONS = [
  '¿Cuánto tarda en llegar una lavadora?',
  'me podéis mandar la factura de mi pedido',
  '¿cuánto cuesta la reparación?',
  '¿cómo puedo devolver un producto?',
];

const PLENTY = {
  messagesPerMinute: 1_000,
  conversationsPerMinute: 1_000,
  addressWritesPerMinute: 1_000,
  ticketsPerHour: 1_000,
  addressTicketsPerHour: 1_000,
};

/** Talks to an empty table as a customer on the web does, and measures each request. */
export async function measureTableCosts(table: TestTable): Promise<TableCosts> {
  const { store, client } = table.open();
  const knowledge = await shopKnowledge();
  const ports = testPorts({ knowledge, wrap: () => store });
  const app = chatApp(() => ({ ...ports, config: PLENTY }));
  // As the SLA monitor does in its first minute: from then on open tickets are counted as they change.
  await fileTickets(store, knowledge.base.service);
  const meter = meterTable(client);
  const measured = async (act: () => Promise<Answer>): Promise<readonly [Answer, TableUse]> => {
    meter.take();
    const answer = await act();
    if (answer.status >= 300) throw new Error(`${answer.status}: ${answer.text}`);
    return [answer, meter.take()];
  };
  const customer = async () => {
    const [{ body }, opening] = await measured(() =>
      call(app, 'POST /v1/conversations', '/v1/conversations', { body: { language: 'es' } }),
    );
    let sent = 0;
    const on = (method: 'GET' | 'POST', part: string, options: Call = {}) =>
      measured(() =>
        call(app, `${method} /v1/conversations/{id}${part.split('?')[0]}`, `/v1/conversations/${body.conversationId}${part}`, {
          token: body.token,
          ...options,
        }),
      );
    const say = (text: string, id = `9b2e1f0c-5d64-4c1e-8a37-2f1d7a3c${String(sent++).padStart(4, '0')}`) =>
      on('POST', '/messages', { body: { id, text } });
    return { opening, on, say };
  };

  const { opening, on, say } = await customer();
  const turns = [];
  for (const question of QUESTIONS) turns.push(await say(question));
  const plainConversation = await storedItems(client, table.tableName);
  const plain = turns.map(([, use]) => use).reduce((most, use) => (use.writeUnits > most.writeUnits ? use : most));
  const [{ body: last }] = turns.at(-1) ?? [{ body: { messages: [] } }];
  const { id, seq, kind } = last.messages.at(-1);
  if (kind !== 'answer') throw new Error(`The last of the plain turns was not answered: ${JSON.stringify(last)}`);
  const [, repeated] = await say(QUESTIONS[3] ?? '', '9b2e1f0c-5d64-4c1e-8a37-2f1d7a3c0003');
  const [, nothing] = await on('GET', `/messages?after=${seq}`);
  const [, news] = await on('GET', `/messages?after=${seq - 2}`);
  const [, feedback] = await on('POST', '/feedback', { body: { messageId: id, helpful: true } });
  const [, inWords] = await say('quiero hablar con una persona');
  const [, withTicket] = await say('es la lavadora que compré el lunes pasado');
  const other = await customer();
  await other.say(QUESTIONS[0] ?? '');
  const [, byButton] = await other.on('POST', '/handoff', { body: {} });
  return {
    requests: {
      open: opening,
      'plain turn': plain,
      'repeated turn': repeated,
      'nothing new': nothing,
      news,
      feedback,
      'hand-off in words': inWords,
      'turn with a ticket': withTicket,
      'hand-off by button': byButton,
    },
    plainConversation,
  };
}

/**
 * The units written for a conversation of four turns that is handed off, with all that follows: the customer's address, two
 * replies, the customer's answer, the resolution, the rating, and the deliveries.
 */
export async function measureStaffedConversation(table: TestTable): Promise<Readonly<Record<string, number>>> {
  const { store: bare, client } = table.open();
  const shop = await shopKnowledge();
  const { service } = shop.base;
  const knowledge = { ...shop, base: { ...shop.base, service: { ...service, notifications: { email: ['team@example.com'] } } } };
  await fileTickets(bare, service);
  const ports = testPorts({ knowledge, wrap: () => timedStore(bare, { current: async () => knowledge }, { now: () => MONDAY }) });
  const app = chatApp(() => ({ ...ports, config: PLENTY }));
  const meter = meterTable(client);
  const units: Record<string, number> = {};
  const step = async <Result>(name: string, act: () => Promise<Result>): Promise<Result> => {
    meter.take();
    const result = await act();
    units[name] = (units[name] ?? 0) + meter.take().writeUnits;
    return result;
  };
  const relay = quietRelay({ ...ports, knowledge: { current: async () => knowledge } });
  const deliver = () => step('deliveries', () => runOutboxWorker(relay));
  const { body } = await step('open', () =>
    call(app, 'POST /v1/conversations', '/v1/conversations', { body: { language: 'es' } }),
  );
  let sent = 0;
  const on = (part: string, given: unknown) =>
    call(app, `POST /v1/conversations/{id}${part}`, `/v1/conversations/${body.conversationId}${part}`, {
      token: body.token,
      body: given,
    });
  const say = (text: string) =>
    on('/messages', { id: `9b2e1f0c-5d64-4c1e-8a37-2f1d7a3d${String(sent++).padStart(4, '0')}`, text });
  for (const question of QUESTIONS) await step('turns', () => say(question));
  const handed = await step('hand-off', () => on('/handoff', { name: 'José', email: 'jose@example.com' }));
  await deliver();
  const number = String(handed.body.ticket.number);
  const owner = (await ports.store.findTicket(number))?.assignee;
  if (owner === undefined) throw new Error('The ticket has no owner.');
  const of = <Body>(given: Body) => ({ actor: { ...owner, role: 'staff' as const }, number, service, body: given });
  await step('reply', () => reply(ports, of({ id: 'r1', text: '¿Qué modelo es?' })));
  await step('answer', () => say('la de carga frontal, comprada en marzo'));
  await step('reply', () => reply(ports, of({ id: 'r2', text: 'Pasamos el jueves.' })));
  await deliver();
  await step('resolution', () => resolve(ports, of({ id: 'r3', reason: 'answered' as const })));
  await deliver();
  const rated = await step('rating', () => on('/rating', { score: 5 }));
  if (rated.status >= 300) throw new Error(`${rated.status}: ${rated.text}`);
  return units;
}

/** The test shop, whose answers are as long as real ones, with a matcher that explains itself as the trained one does. */
async function shopKnowledge(): Promise<Knowledge> {
  const parsed = parseKnowledge(await readKnowledgeFolder(TEST_SHOP), sha256Digest, MONDAY);
  if (parsed.kind === 'invalid') throw new Error('the test shop is invalid');
  const { base } = parsed;
  const matchers = LANGUAGES.map((language) => [language, talkative(plainMatcher(language, matchEntries(base, language)))]);
  return { base, matchers: Object.fromEntries(matchers) };
}

/** Two figures a candidate, always as many candidates as were asked for, and every word of the text. */
function talkative(matcher: Matcher): Matcher {
  return {
    ...matcher,
    match: (utterance, limit) => {
      const found = matcher.match(utterance, limit);
      const matches = found.matches.map((match, place) => {
        const confidence = place === 0 ? 0.9437216890583086 : 0.09536896995799511 / place;
        return { ...match, confidence, parts: { linear: 0.3956620896954996 / (place + 1), nearest: 0.2613102027910898 } };
      });
      const words = splitWords(utterance).words.map(({ text, start }) => ({
        text,
        start,
        known: true,
        weight: 0.158656342030682,
      }));
      return { ...found, matches, words, margin: 0.8483527191003135 };
    },
  };
}
