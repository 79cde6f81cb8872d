import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import * as z from 'zod';
import { readDetails } from '../../../bot/conversation/understand/details';
import { askForPerson } from '../../../bot/conversation/use-cases';
import { type Chat, openChat } from '../../support/chat';
import { type TestPorts, testPorts, WRITER } from '../../support/conversation-ports';

const row = z.strictObject({
  text: z.string(),
  name: z.exactOptional(z.string()),
  phone: z.exactOptional(z.string()),
  address: z.exactOptional(z.string()),
  orders: z.exactOptional(z.array(z.string())),
  all: z.boolean().default(false),
});
const file = z.strictObject({ es: z.array(row), en: z.array(row), nothing: z.array(z.string()) });
const { es, en, nothing } = file.parse(parse(readFileSync(join(__dirname, '../../talk/details.yaml'), 'utf8')));
const FORMS = ['CC-######'];

describe('what customers say of themselves is read', () => {
  it.each([...es, ...en].map((one) => [one.text, one] as const))('%s', (text, { all, text: _text, ...said }) => {
    expect(readDetails(text, FORMS)).toEqual({ said, isAll: all });
  });

  it.each(nothing)('and not in: %s', (text) => {
    expect(readDetails(text, FORMS)).toBeUndefined();
  });

  it.each([
    'order '.repeat(330),
    'pedido 1'.repeat(240),
    '1 '.repeat(1_000),
    '1-'.repeat(1_000),
    'CC-'.repeat(660),
    'vivo en '.repeat(240),
  ])('in no time, whatever is typed: %.12s…', (text) => {
    const forms = Array.from({ length: 20 }, () => `${'#'.repeat(39)}@`);
    expect(readDetails(text, forms)?.said.phone).toBeUndefined();
  });
});

describe('what a customer says of themselves', () => {
  let ports: TestPorts;
  let chat: Chat;

  beforeEach(async () => {
    ports = testPorts();
    chat = await openChat(ports);
  });

  const texts = ({ messages }: Awaited<ReturnType<Chat['say']>>) => messages.slice(1).map(({ text }) => text);
  const customer = async () => (await ports.store.loadConversation(chat.id))?.customer;
  const ticketOf = async (number: string | undefined) => ports.store.findTicket(number ?? '');

  it('before there is a ticket is kept, confirmed, and goes with the ticket that opens later', async () => {
    expect(texts(await chat.say('mi pedido es el 4471'))).toEqual(['Tomo nota: pedido 4471.', '¿En qué te ayudo?']);
    expect(texts(await chat.say('me llamo Eva López, mi móvil es 600 123 456'))).toEqual([
      'Tomo nota: te llamas Eva López; tu teléfono, 600123456.',
      'Dime qué necesitas y lo miramos.',
    ]);
    const { ticket } = await chat.say('quiero hablar con una persona, la lavadora pierde agua');
    const known = { name: 'Eva López', phone: '600123456', orders: ['4471'] };
    expect(await customer()).toEqual(known);
    expect((await ticketOf(ticket?.number))?.customer).toEqual(known);
  });

  it('in a question is confirmed before its answer, once, and the answer can be judged in words', async () => {
    const first = await chat.say('¿cuánto tarda la entrega? Es el pedido 4471');
    expect(first.messages.some(({ answer }) => answer?.entryId === 'delivery/times')).toBe(true);
    expect(texts(first)[0]).toBe('Tomo nota: pedido 4471.');
    const judged = await chat.say('no me sirve');
    expect(judged.messages[0]?.feedback).toEqual({ messageId: chat.last(first).id, helpful: false });
    const second = await chat.say('¿y si quiero devolverla, el pedido 4471?');
    expect(texts(second).some((text) => text.startsWith('Tomo nota'))).toBe(false);
  });

  it('while the ticket waits is added to it, on record', async () => {
    const { ticket } = await chat.say('quiero hablar con una persona, la lavadora pierde agua');
    const outcome = await chat.say('vivo en calle Mayor 3, 2º B');
    expect(texts(outcome)).toEqual(['Tomo nota: tu dirección, calle Mayor 3, 2º B.']);
    const after = await ticketOf(ticket?.number);
    expect(after?.customer).toEqual({ address: 'calle Mayor 3, 2º B' });
    expect((await ports.store.listTicketEvents(after?.id ?? '')).map(({ kind }) => kind)).toContain('details');
  });

  it('as an e-mail address before there is a ticket is kept, and not asked for again', async () => {
    const [told] = texts(await chat.say('soy Eva, eva@example.com'));
    expect(told).toBe('Gracias, Eva. Anoto tu correo, eva@example.com, por si hay que escribirte.');
    const outcome = await chat.say('quiero hablar con una persona, la lavadora pierde agua');
    expect((await ticketOf(outcome.ticket?.number))?.customer).toEqual({ name: 'Eva', email: 'eva@example.com' });
    expect(texts(outcome).join(' ')).not.toContain('correo');
  });

  it('stays when the form brings more', async () => {
    await chat.say('mi pedido es el 4471');
    await askForPerson(ports, chat.id, { email: 'eva@example.com' }, WRITER);
    expect(await customer()).toEqual({ email: 'eva@example.com', orders: ['4471'] });
  });

  it('more than ten order numbers are not kept', async () => {
    for (let one = 0; one < 12; one += 1) await chat.say(`mi pedido es el 44${70 + one}`);
    expect((await customer())?.orders).toEqual(Array.from({ length: 10 }, (_, one) => `44${72 + one}`));
  });
});
