import { contactIn, detailsIn, joinOwner } from '../../../../bot/conversation/handlers/contact';
import type { TurnInput } from '../../../../bot/conversation/turn-context';
import type { Conversation } from '../../../../bot/model/conversation';
import type { Ticket } from '../../../../bot/model/ticket';
import { merge } from '../../../../bot/tickets/actions/merge';
import { reply } from '../../../../bot/tickets/actions/reply';
import { resolve } from '../../../../bot/tickets/actions/resolve';
import type { TicketChange } from '../../../../bot/tickets/lifecycle/transition-ticket';
import { type Chat, openChat, textsOf, ticketOf } from '../../../support/chat';
import { MONDAY, type TestPorts, testPorts } from '../../../support/conversation-ports';
import { smallKnowledge } from '../../../support/small-knowledge';
import { digest, conversation as sample } from '../../tickets/sample';

const knowledge = smallKnowledge();
const { service } = knowledge.base;
const luis = { login: 'luis', name: 'Luis', role: 'lead' } as const;

let ports: TestPorts;
let chat: Chat;
beforeEach(async () => {
  ports = testPorts();
  chat = await openChat(ports);
});

const ticketNow = () => ticketOf(ports, chat);
const eventsNow = async () => ports.memory.listTicketEvents((await ticketNow()).id);

describe('what a message says of the customer', () => {
  /** A ticket of the conversation, which stands in the store. */
  const input = async (conversation: Partial<Conversation> = {}, ticket?: Partial<Ticket>): Promise<TurnInput> => {
    const given = { conversation: { ...sample, ...conversation }, knowledge, now: MONDAY, digest, attempt: 0 };
    if (ticket === undefined) return given;
    await chat.say('quiero hablar con una persona, la lavadora pierde agua');
    return { ...given, ticket: { ...(await ticketNow()), ...ticket } };
  };
  const said = (text: string, choice?: string) => ({ id: 'a', text, ...(choice === undefined ? {} : { choice }) });
  const ADDRESS = 'mi correo es eva@example.com';

  it('is an address, with what was known before', async () => {
    expect(contactIn(await input(), said(ADDRESS))).toEqual({
      customer: { name: 'Marta', email: 'eva@example.com' },
      isAll: true,
    });
    expect(contactIn(await input({ customer: {} }, { customer: { phone: '600123456' } }), said(ADDRESS))).toEqual({
      customer: { phone: '600123456', email: 'eva@example.com' },
      isAll: true,
    });
  });

  it('is no address where the channel reaches the customer, the ticket is closed, or something was tapped', async () => {
    expect(contactIn(await input({ channel: 'teams' }), said(ADDRESS))).toBeUndefined();
    expect(contactIn(await input(), said(ADDRESS, 'none'))).toBeUndefined();
    expect(contactIn(await input({}, { status: 'closed' }), said(ADDRESS))).toBeUndefined();
    expect(contactIn(await input({}, { status: 'resolved' }), said(ADDRESS))).toBeDefined();
  });

  it('is the known address in other letters, and no other address unless it is new', async () => {
    const known = { customer: { email: 'Eva@Example.com' } };
    expect(contactIn(await input(known), said('mi correo es EVA@example.com'))).toMatchObject({
      customer: { email: 'EVA@example.com' },
    });
    expect(contactIn(await input(known), said('mi correo es luis@example.com'))).toBeUndefined();
    expect(contactIn(await input(known), said('mi nuevo correo es luis@example.com'))).toBeDefined();
  });

  it('is only what is new of the rest', async () => {
    const known = { customer: { name: 'Marta', phone: '600123456', orders: ['4471'] } };
    const text = 'me llamo Eva, mi teléfono es 600 123 456 y mi pedido es el 4471';
    expect(detailsIn(await input({ customer: {} }), said(text))?.said).toEqual({
      name: 'Eva',
      phone: '600123456',
      orders: ['4471'],
    });
    expect(detailsIn(await input(known), said(text))).toBeUndefined();
    expect(detailsIn(await input(known), said('mi teléfono es 600 123 457, pedidos 4471 y 4472'))?.said).toEqual({
      phone: '600123457',
      orders: ['4472'],
    });
    const lives = 'vivo en la calle Mayor 5, 28013 Madrid';
    const { address } = detailsIn(await input(), said(lives))?.said ?? {};
    expect(address).toContain('calle Mayor 5');
    expect(detailsIn(await input({ customer: address === undefined ? {} : { address } }), said(lives))).toBeUndefined();
  });

  it('is not read in a tap, nor when the ticket is closed', async () => {
    const text = 'mi teléfono es 600 123 456';
    expect(detailsIn(await input(), said(text, 'none'))).toBeUndefined();
    expect(detailsIn(await input({}, { status: 'closed' }), said(text))).toBeUndefined();
    expect(detailsIn(await input({}, { status: 'assigned' }), said(text))).toBeDefined();
  });
});

describe('before there is a ticket', () => {
  it('an address alone is known from then on, and asks for the matter', async () => {
    const outcome = await chat.say('eva@example.com');
    expect(outcome.messages[0]?.explanation?.decision).toBe('added');
    expect(textsOf(outcome)).toHaveLength(2);
    expect(textsOf(outcome)[0]).toContain('eva@example.com');
  });

  it('an address that cannot be read is asked for again, and nothing else is said', async () => {
    const outcome = await chat.say('mi correo es josé.pérez@example.com');
    expect(outcome.messages[0]?.explanation?.decision).toBe('added');
    expect(textsOf(outcome)).toHaveLength(1);
  });

  it('an order number is more than a note of it when an entry answers it', async () => {
    expect((await chat.say('mi pedido es el 4471')).messages[0]?.explanation?.decision).not.toBe('answer');
    const asked = await chat.say('¿cuánto tarda la entrega de mi pedido 4472?');
    expect(asked.messages[0]?.explanation?.decision).toBe('answer');
  });

  it('an address beside what was not understood is confirmed after it', async () => {
    const outcome = await chat.say('busco xilófonos antiguos. Mi correo es eva@example.com');
    expect(textsOf(outcome).length).toBeGreaterThan(1);
    expect(textsOf(outcome).at(-1)).toContain('eva@example.com');
  });
});

describe('with a ticket', () => {
  beforeEach(async () => {
    await chat.say('quiero hablar con una persona, la lavadora pierde agua');
  });

  it.each([
    ['mi correo es eva@example.com', { email: 'eva@example.com' }],
    ['me llamo Eva', { name: 'Eva' }],
    ['mi teléfono es 600 123 456', { phone: '600123456' }],
    ['mi pedido es el 4471', { orders: ['4471'] }],
    ['vivo en la calle Mayor 5, 28013 Madrid', { address: expect.stringContaining('Mayor 5') }],
  ])('“%s” is stored with it, and told once', async (text, customer) => {
    const first = await chat.say(text);
    expect((await ticketNow()).customer).toEqual(customer);
    expect(textsOf(first).join(' ')).not.toMatch(/undefined|[{}]/);
    const { version } = await ticketNow();
    const kinds = (await eventsNow()).map(({ kind }) => kind);
    await chat.say(text);
    const after = (await eventsNow()).map(({ kind }) => kind);
    expect([(await ticketNow()).customer, after.slice(kinds.length).filter((kind) => kind !== 'customer_message')]).toEqual([
      customer,
      [],
    ]);
    expect((await ticketNow()).version).toBeGreaterThanOrEqual(version);
  });

  it('each further detail is added to the others', async () => {
    for (const text of ['mi correo es eva@example.com', 'mi teléfono es 600 123 456', 'pedido 4471', 'y el pedido 4472'])
      await chat.say(text);
    expect((await ticketNow()).customer).toEqual({
      email: 'eva@example.com',
      phone: '600123456',
      orders: ['4471', '4472'],
    });
  });

  it('what a person wrote before stays without a word of the bot; the address is confirmed', async () => {
    const { number } = await ticketNow();
    await reply(ports, { actor: luis, number, service, body: { text: '¿De qué modelo es?' } });
    const silent = await chat.say('es una Clara 3000, mi teléfono es 600 123 456');
    expect([textsOf(silent), (await ticketNow()).customer.phone]).toEqual([[], '600123456']);
    expect((await chat.say('es una Clara 3000, y eva@example.com es mi correo')).messages.length).toBeGreaterThan(1);
  });

  it('an address that cannot be read is asked for again while the ticket waits', async () => {
    expect(textsOf(await chat.say('mi correo es josé.pérez@example.com')).at(-1)).toMatch(/correo/i);
  });

  it('a mail that came back is tried again at the same address when it is said again', async () => {
    await chat.say('mi correo es eva@example.com');
    const returned: Ticket = { ...(await ticketNow()), mailReturned: { kind: 'bounce', at: MONDAY.toISOString() } };
    const events = (await eventsNow()).length;
    await ports.store.commit({
      messages: [],
      outbox: [],
      ticket: { expected: returned.version, next: { ...returned, version: returned.version + 1 }, events: [] },
    });
    expect((await ticketNow()).mailReturned).toBeDefined();
    await chat.say('mi correo es eva@example.com');
    expect((await ticketNow()).mailReturned).toBeUndefined();
    expect((await eventsNow()).length).toBeGreaterThan(events);
  });
});

describe('one customer’s tickets', () => {
  const change = async (customerKey?: string): Promise<TicketChange> => {
    await chat.say('quiero hablar con una persona, la lavadora pierde agua');
    const { customerKey: _none, ...ticket } = await ticketNow();
    const next = customerKey === undefined ? ticket : { ...ticket, customerKey };
    return { expected: ticket.version, next, events: [] };
  };
  const input = (ticket?: Ticket): TurnInput => ({
    conversation: sample,
    ...(ticket === undefined ? {} : { ticket }),
    knowledge,
    now: MONDAY,
    digest,
    attempt: 0,
  });

  it('are looked for as soon as it is known who the customer is', async () => {
    const known = await change('k');
    expect(joinOwner(input(), known)).toEqual({ ticket: known, outbox: [], needs: { customerKey: 'k' } });
    const { customerKey: _none, ...before } = known.next;
    expect(joinOwner(input(before), known)).toMatchObject({ needs: { customerKey: 'k' } });
  });

  it('are not looked for when that is unknown, or was known before', async () => {
    const unknown = await change();
    expect(joinOwner(input(), unknown)).toEqual({ ticket: unknown, outbox: [] });
    const known = await change('k');
    expect(joinOwner(input(known.next), known)).toEqual({ ticket: known, outbox: [] });
  });
});

it('after a merge, an address is still kept with the customer’s own ticket', async () => {
  await chat.say('quiero hablar con una persona, la lavadora pierde agua');
  const other = await openChat(ports);
  const into = (await other.person()).ticket?.number ?? '';
  await merge(ports, { actor: luis, number: (await ticketNow()).number, service, body: { into } });
  await chat.say('mi correo es eva@example.com');
  expect((await ticketNow()).customer.email).toBe('eva@example.com');
});

it('after the resolution, an address is kept without reopening the ticket', async () => {
  await chat.say('quiero hablar con una persona, la lavadora pierde agua');
  await resolve(ports, { actor: luis, number: (await ticketNow()).number, service, body: { reason: 'answered' } });
  await chat.say('mi correo es eva@example.com');
  expect(await ticketNow()).toMatchObject({ status: 'resolved', customer: { email: 'eva@example.com' } });
});
