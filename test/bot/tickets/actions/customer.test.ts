import type { Conversation } from '../../../../bot/model/conversation';
import { customer } from '../../../../bot/tickets/actions/customer';
import { resolve } from '../../../../bot/tickets/actions/resolve';
import { spam } from '../../../../bot/tickets/actions/spam';
import { customerKeyOf } from '../../../../bot/tickets/customer/customer-key';
import { ana, codeOf, counter, handedOver, request, stored } from '../counter';
import { digest } from '../sample';

const EVA = { name: 'Eva', email: 'eva@example.com', orders: ['4471'] };

async function known(more: Partial<Conversation> = {}) {
  const desk = counter();
  const ticket = await handedOver(desk, { customer: EVA, ...more });
  const correct = (body: Parameters<typeof customer>[1]['body']) => customer(desk, request(ana, ticket, body));
  return { desk, ticket, correct, now: () => stored(desk, ticket) };
}

describe('what is known of a customer', () => {
  it('is corrected field by field, with who did it on record, and what without the words themselves', async () => {
    const { correct, now } = await known();
    await correct({ phone: '+34600123456', name: 'Eva Ruiz' });
    const { ticket, conversation, events } = await now();
    const all = { name: 'Eva Ruiz', email: 'eva@example.com', phone: '+34600123456', orders: ['4471'] };
    expect([ticket.customer, conversation.customer]).toEqual([all, all]);
    expect(events.at(-1)).toMatchObject({ kind: 'details', actor: 'ana' });
    expect(JSON.stringify(events.at(-1))).not.toContain('600123456');
  });

  it('is removed by null, and an empty list', async () => {
    const { correct, now } = await known();
    await correct({ email: null, orders: [] });
    const { ticket } = await now();
    expect(ticket.customer).toEqual({ name: 'Eva' });
    expect(ticket).not.toHaveProperty('customerKey');
  });

  it('stays as it is when nothing changes', async () => {
    const { ticket, correct, now } = await known();
    await correct({ name: 'Eva', orders: ['4471'], phone: null });
    await correct({});
    expect((await now()).ticket.version).toBe(ticket.version);
  });

  it('is who the customer is: tickets of the new address are theirs', async () => {
    const { correct, now } = await known();
    await correct({ email: 'ruiz@example.com' });
    const { ticket, conversation } = await now();
    expect(ticket.customerKey).toBe(customerKeyOf(conversation, digest));
    expect(conversation.customer.email).toBe('ruiz@example.com');
  });

  it('tells nobody, and writes nothing to the customer', async () => {
    const { desk, correct, now } = await known();
    const mails = await desk.store.listOutbox('2030-01-01T00:00:00.000Z', 100);
    const { messages } = await now();
    await correct({ name: 'Eva Ruiz' });
    expect(await desk.store.listOutbox('2030-01-01T00:00:00.000Z', 100)).toEqual(mails);
    expect((await now()).messages).toEqual(messages);
  });

  it('may be corrected after the solution, and no more once it is closed', async () => {
    const { desk, ticket, correct, now } = await known();
    await resolve(desk, request(ana, ticket, { reason: 'answered' }));
    await correct({ name: 'Eva Ruiz' });
    expect((await now()).ticket).toMatchObject({ status: 'resolved', customer: { name: 'Eva Ruiz' } });
    const other = await known();
    await spam(other.desk, request(ana, other.ticket, {}));
    expect(await codeOf(other.correct({ name: 'Eva Ruiz' }))).toBe('ILLEGAL_MOVE');
  });
});

describe('an address that is corrected', () => {
  const TOKENS = {
    furtherTokens: [{ hash: 'h', expiresAtSeconds: 1_800_000_000 }],
    addressVersion: 2,
    confirmedAddressVersion: 2,
  };

  it('ends the links that were sent to the former one, and is not confirmed', async () => {
    const { correct, now } = await known(TOKENS);
    await correct({ email: 'ruiz@example.com' });
    expect((await now()).conversation).toMatchObject({ addressVersion: 3, furtherTokens: [], confirmedAddressVersion: 2 });
  });

  it('ends them also when it is removed', async () => {
    const { correct, now } = await known(TOKENS);
    await correct({ email: null });
    expect((await now()).conversation).toMatchObject({ addressVersion: 3, furtherTokens: [] });
  });

  it('ends nothing in other letters, nor where there was none before', async () => {
    const { correct, now } = await known(TOKENS);
    await correct({ email: 'EVA@example.com' });
    expect((await now()).conversation).toMatchObject(TOKENS);
    const first = await known({ customer: {}, ...TOKENS });
    await first.correct({ email: 'eva@example.com' });
    expect((await first.now()).conversation).toMatchObject(TOKENS);
  });

  it('has had no mail come back yet', async () => {
    const { desk, ticket, correct, now } = await known();
    const returned = { ...ticket, version: ticket.version + 1, mailReturned: { kind: 'bounce', at: ticket.openedAt } } as const;
    await desk.store.commit({ messages: [], outbox: [], ticket: { expected: ticket.version, next: returned, events: [] } });
    await correct({ name: 'Eva Ruiz' });
    expect((await now()).ticket.mailReturned).toBeDefined();
    await correct({ email: 'ruiz@example.com' });
    const after = (await now()).ticket;
    expect([after.mailReturned, after.addressAgainAt]).toEqual([undefined, desk.clock.now().toISOString()]);
  });
});

it.each([
  ['600 123 456', '600123456'],
  ['+34 (600) 12-34-56', '+34600123456'],
])('the phone number %s is kept as %s', (written, phone) => {
  expect(customer.body.parse({ phone: written })).toEqual({ phone });
});

it.each([
  { phone: 'tomorrow' },
  { phone: '12' },
  { phone: '+1234567890123456' },
  { email: 'eva@' },
  { name: ' ' },
  { orders: Array.from({ length: 11 }, String) },
  { orders: ['x'.repeat(41)] },
  { address: 'x'.repeat(161) },
  { notes: 'x' },
])('%j is refused', (body) => {
  expect(customer.body.safeParse(body).success).toBe(false);
});
