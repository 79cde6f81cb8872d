import { join, resolve } from 'node:path';
import { formatProblem } from '../../../bot/knowledge/problems';
import type { Language } from '../../../bot/model/language';
import { compileLanguages } from '../../../infra/tools/language/compile';
import { readPacks, SHIPPED } from '../../../infra/tools/language/packs';

const ROOT = resolve(__dirname, '../../..');
/** No TypeScript names it. */
const PT = 'pt' as Language;

/** A shop that speaks Portuguese first. */
const SERVICE = `organisation: { name: Loja Clara }
languages: [pt, es]
hours:
  timeZone: Europe/Lisbon
  mon: ["09:00-18:00"]
serviceLevels:
  low: { firstResponseHours: 8, resolutionHours: 24 }
  normal: { firstResponseHours: 4, resolutionHours: 24 }
  high: { firstResponseHours: 2, resolutionHours: 16 }
  urgent: { firstResponseHours: 1, resolutionHours: 8 }
team:
  ana: { name: Ana, role: lead, languages: [pt] }
  luis: { name: Luís, role: admin, languages: [es] }
greetingTopics: [delivery]
phrases: { pt: { desk.subject.unknown: "Quer uma pessoa", teams.helped: "Serviu?" } }
`;
const FILES = [
  { path: 'service.yaml', text: SERVICE },
  { path: 'delivery/topic.yaml', text: 'title: { pt: Entregas }\n' },
  { path: 'delivery/times.pt.md', text: '---\nquestion: Quanto demora a entrega?\n---\nDois dias.\n' },
  { path: 'delivery/cost.es.md', text: '---\nquestion: ¿Cuánto cuesta el envío?\n---\nNada.\n' },
];

/** The bot, with a third language compiled beside those that are shipped. Nothing else is put in its place. */
async function withThirdLanguage() {
  const packs = [...(await readPacks(SHIPPED)), ...(await readPacks(join(ROOT, 'test/support/languages')))];
  const { problems, modules } = compileLanguages(packs);
  expect(problems.map(formatProblem)).toEqual([]);
  for (const { path, constants } of modules) jest.doMock(join(ROOT, path), () => constants);
  const { knowledgeOf } = await import('../../support/small-knowledge');
  const { PLENTY, WRITER, testPorts } = await import('../../support/conversation-ports');
  const { askForPerson, openConversation } = await import('../../../bot/conversation/use-cases');
  const { answerReply } = await import('../../../bot/conversation/respond/answer');
  const { customerMail } = await import('../../../bot/tickets/notifications/mail/customer-mail');
  const { staffMail } = await import('../../../bot/tickets/notifications/mail/staff-mail');
  const { teamsBody } = await import('../../../bot/tickets/notifications/teams-body');
  const { messageActivity } = await import('../../../bot/adapters/teams/cards/message-activity');
  const { listenerFor } = await import('../../../bot/language/listening/listener');
  const { dangerSign } = await import('../../../bot/conversation/understand/danger');
  const { dangerKinds } = await import('../../../bot/conversation/understand/danger/hazards');
  const { detectIntent, readIntent } = await import('../../../bot/conversation/understand/intent');
  const { pickOf } = await import('../../../bot/conversation/decide/offer');
  const { readContact } = await import('../../../bot/conversation/understand/contact');
  const { splitCompound } = await import('../../../bot/conversation/ranking/compound');
  const { saysUnsettled } = await import('../../../bot/conversation/understand/intent/reopening');
  const { detectLanguage } = await import('../../../bot/language/detect');
  const { detectTone } = await import('../../../bot/conversation/understand/tone');
  const knowledge = knowledgeOf(FILES);
  const listener = listenerFor(knowledge.base.service);
  const { service } = knowledge.base;
  const ports = testPorts({ knowledge });
  const { conversation, messages, topics } = await openConversation(ports, { channel: 'web', language: PT }, PLENTY);
  const asked = await askForPerson(ports, conversation.id, {}, WRITER);
  const { ticketId = '' } = (await ports.store.loadConversation(conversation.id)) ?? {};
  const ticket = await ports.store.loadTicket(ticketId);
  if (ticket === undefined) throw new Error('There is no ticket.');
  return {
    knowledge,
    service,
    greeting: messages,
    topics,
    asked,
    ticket,
    answerReply,
    customerMail,
    staffMail,
    teamsBody,
    messageActivity,
    danger: (text: string) => dangerSign(text, listener),
    hazards: (text: string) => dangerKinds(text, listener),
    isUpset: (text: string) => detectTone(text, listener) === 'upset',
    detectIntent,
    readIntent,
    pickOf,
    readContact,
    splitCompound,
    saysUnsettled,
    detectLanguage,
  };
}

describe('a third language that is only a folder of YAML', () => {
  let bot: Awaited<ReturnType<typeof withThirdLanguage>>;

  beforeAll(async () => {
    bot = await withThirdLanguage();
  });

  it('is greeted in, by its own hours of the day, with topics in it', () => {
    expect(bot.greeting[0]?.text).toBe('Bom dia. Sou o assistente automático de Loja Clara. Em que posso ajudar?');
    expect(bot.topics).toEqual([{ label: 'Entregas', value: 'delivery' }]);
  });

  it('hands over in it, with a due time as it is written there', () => {
    const [handoff] = bot.asked.messages;
    expect(handoff?.text).toMatch(/^Claro\. Passo a sua pergunta a uma pessoa da equipa\. O número do seu pedido é M-/);
    expect(handoff?.text).toContain('o mais tardar segunda-feira, 23 de novembro, às 13:30 (Hora');
    expect(bot.ticket.subject).toBe('Quer uma pessoa');
  });

  it('tells in it that an answer is in another one, and names that', () => {
    const entry = bot.knowledge.base.entries.find(({ language }) => language === 'es');
    if (entry === undefined) throw new Error('There is no entry.');
    const voice = { knowledge: bot.knowledge, language: PT };
    const [note] = bot.answerReply(voice, { entry, confidence: 1 }, 'calm', undefined);
    expect(note?.text).toBe('Só tenho isto em espanhol; deixo-o tal como está.');
  });

  it('mails customers and staff in it', () => {
    const { ticket, service } = bot;
    const toCustomer = bot.customerMail({
      ticket,
      about: 'resolved',
      service,
      isConfirmed: true,
      customer: { email: 'rui@example.com' },
      messages: [],
      link: 'https://help.example.com/#resume=1',
      eventId: '1',
    });
    expect(toCustomer.subject).toBe(`O seu pedido ${ticket.number} está resolvido`);
    expect(toCustomer.html).toContain('<html lang="pt">');
    const about = { about: 'ticket_opened', service, to: ['equipa@example.com'], siteUrl: '', eventId: '1' } as const;
    const toStaff = bot.staffMail({ ...about, ticket, now: new Date(ticket.openedAt) });
    expect(toStaff.text).toContain('Um cliente espera por uma pessoa');
    expect(toStaff.text).toContain('em português · pela web');
  });

  it('tells the team’s channel in it', () => {
    const item = { id: '1', kind: 'team_channel', conversationId: '', createdAt: '', attempts: 0, nextAttemptAt: '' } as const;
    expect(JSON.stringify(bot.teamsBody(item, bot.ticket, bot.service, ''))).toContain('"title":"Abrir o pedido"');
  });

  it('draws cards for Teams in it, in the organisation’s own words where it has some', () => {
    const rendering = { language: PT, phrases: bot.service.phrases, timeZone: 'Europe/Lisbon', echo: true };
    const answer = { entryId: 'delivery/times', title: 'Quanto demora a entrega?', confidence: 1, related: [] };
    const message = { id: 'm1', seq: 1, at: '', author: { role: 'bot' }, kind: 'answer', text: 'Dois dias.', answer } as const;
    const drawn = JSON.stringify(bot.messageActivity(message, rendering));
    expect(drawn).toContain('Serviu?');
    expect(drawn).toContain('Sim, ajudou');
  });

  it.each([
    ['Está a sair fumo da máquina!', ['smoke']],
    ['Cheira a gás na cozinha', ['gas']],
    ['apanhei um choque ao ligar o forno', ['electricity']],
    ['O carregador pegou fogo', ['fire']],
  ])('is listened to for danger: %s', (text, hazards) => {
    expect({ sign: bot.danger(text), hazards: bot.hazards(text) }).toEqual({ sign: 'danger', hazards });
  });

  it.each(['Vendem detectores de fumo?', 'cozinhar em fogo lento', 'A máquina não centrifuga'])(
    'is not taken for danger where it only sounds like it: %s',
    (text) => {
      expect(bot.danger(text)).not.toBe('danger');
    },
  );

  it.each([
    ['Estou farta, ninguém responde', true],
    ['São uns aldrabões, devolvam o meu dinheiro', true],
    ['Isto é uma vergonha', true],
    ['Não estou zangada, só queria saber quando chega', false],
    ['Bom dia, quanto custa a entrega?', false],
  ])('is listened to for anger: %s', (text, isUpset) => {
    expect(bot.isUpset(text)).toBe(isUpset);
  });

  it.each([
    ['quero falar com uma pessoa', 'person'],
    ['um humano, por favor', 'person'],
    ['podem ligar-me hoje?', 'person'],
    ['não quero falar com uma pessoa', undefined],
    ['quero uma pessoa para levar a máquina', undefined],
    ['já não é preciso, obrigado', 'cancel'],
    ['está resolvido mas continua a fazer barulho', undefined],
    ['é tudo, obrigada', 'over'],
    ['sim', 'yes'],
    ['não, obrigado', 'no'],
    ['não ajudou', 'no'],
    ['não chegou a minha encomenda', undefined],
  ])('is heard for what is wanted of the conversation: %s', (text, intent) => {
    expect(bot.detectIntent(text)).toBe(intent);
  });

  it('is heard for the rest of it, too', () => {
    expect(bot.readIntent('quero falar com uma pessoa sobre a entrega').matter).toBe('a entrega');
    expect(bot.pickOf('a segunda, por favor', ['a', 'b', 'none'])).toBe('b');
    expect(bot.readContact('Chamo-me Rui Costa e o meu email é rui@example.com')).toMatchObject({ name: 'Rui Costa' });
    expect(bot.splitCompound('quanto custa a entrega e onde está a loja', PT)[0]?.map(({ text }) => text)).toEqual([
      'quanto custa a entrega',
      'onde está a loja',
    ]);
    expect(bot.saysUnsettled('a máquina ainda não funciona')).toBe(true);
    expect(bot.detectLanguage('Bom dia, quanto custa a entrega?')).toBe('pt');
  });
});
