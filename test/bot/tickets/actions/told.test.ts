import { assign } from '../../../../bot/tickets/actions/assign';
import { claim } from '../../../../bot/tickets/actions/claim';
import { escalate } from '../../../../bot/tickets/actions/escalate';
import { label } from '../../../../bot/tickets/actions/label';
import { merge } from '../../../../bot/tickets/actions/merge';
import { note } from '../../../../bot/tickets/actions/note';
import { priority } from '../../../../bot/tickets/actions/priority';
import { reopen } from '../../../../bot/tickets/actions/reopen';
import { reply } from '../../../../bot/tickets/actions/reply';
import { resolve } from '../../../../bot/tickets/actions/resolve';
import { snooze } from '../../../../bot/tickets/actions/snooze';
import { spam } from '../../../../bot/tickets/actions/spam';
import type { Actor } from '../../../../bot/tickets/authorize';
import { ana, type Counter, counter, eva, handedOver, luis, OPENED_AT, request, stored } from '../counter';
import { service } from '../sample';

const TOMORROW = '2025-11-25T09:00:00.000Z';
const withWebhook = { ...service, notifications: { ...service.notifications, webhook: 'https://hooks.example/desk' } };

/** Ana's ticket, of normal priority, and another that is new. */
async function open() {
  const desk = counter();
  const ticket = await handedOver(desk);
  const other = await handedOver(desk, { id: 'c2' });
  await claim(desk, request(ana, ticket, {}));
  const asked = <Body>(actor: Actor, body: Body, on = ticket) => ({ ...request(actor, on, body), service: withWebhook });
  return { desk, ticket, other, asked };
}

type Opened = Awaited<ReturnType<typeof open>>;

describe('a webhook hears', () => {
  it.each<[of: string, news: readonly string[], act: (of: Opened) => Promise<void>]>([
    ['a ticket that is given to another', ['ticket_assigned'], ({ desk, asked }) => assign(desk, asked(ana, { to: 'eva' }))],
    ['nothing of a ticket that is taken over', [], ({ desk, asked }) => assign(desk, asked(eva, { to: 'eva' }))],
    ['nothing of a claim', [], ({ desk, asked, other }) => claim(desk, asked(ana, {}, other))],
    ['an escalation', ['escalated'], ({ desk, asked }) => escalate(desk, asked(ana, { reason: 'grave' }))],
    ['a merge, as a resolution', ['resolved'], ({ desk, asked, other }) => merge(desk, asked(ana, { into: other.number }))],
    ['a reply', ['reply'], ({ desk, asked }) => reply(desk, asked(ana, { text: 'Hola' }))],
    ['a resolution', ['resolved'], ({ desk, asked }) => resolve(desk, asked(ana, { reason: 'answered' }))],
    ['nothing of a note', [], ({ desk, asked }) => note(desk, asked(ana, { text: 'ojo' }))],
    ['nothing of labels', [], ({ desk, asked }) => label(desk, asked(ana, { labels: ['taller'] }))],
    ['nothing of a snooze', [], ({ desk, asked }) => snooze(desk, asked(ana, { until: TOMORROW }))],
    ['nothing of spam', [], ({ desk, asked }) => spam(desk, asked(ana, {}))],
    ['a higher priority', ['prioritised'], ({ desk, asked }) => priority(desk, asked(eva, { priority: 'urgent', reason: 'x' }))],
    [
      'nothing of what its owner raised',
      [],
      ({ desk, asked }) => priority(desk, asked(ana, { priority: 'urgent', reason: 'x' })),
    ],
    ['nothing of a lower priority', [], ({ desk, asked }) => priority(desk, asked(eva, { priority: 'low', reason: 'x' }))],
  ])('%s', async (_of, news, act) => {
    const of = await open();
    await act(of);
    const items = await of.desk.store.listOutbox('2099-01-01T00:00:00.000Z', 20);
    expect(items.filter(({ kind }) => kind === 'webhook').map(({ about }) => about)).toEqual(news);
  });

  it('that a ticket was reopened', async () => {
    const { desk, ticket, asked } = await open();
    await resolve(desk, request(ana, ticket, { reason: 'answered' }));
    await reopen(desk, asked(eva, { reason: 'Ha llamado' }));
    const items = await desk.store.listOutbox('2099-01-01T00:00:00.000Z', 20);
    expect(items.filter(({ kind }) => kind === 'webhook').map(({ about }) => about)).toEqual(['reopened']);
  });
});

describe('whoever may not do something is told why, and what to do instead', () => {
  it.each<[what: string, act: (of: Opened) => Promise<unknown>, refusal: object]>([
    [
      'gives it to nobody we know',
      ({ desk, asked }) => assign(desk, asked(ana, { to: 'nadie' })),
      { detail: 'body.to: nobody in the team has this login; GET /v1/staff lists those who are.' },
    ],
    [
      "claims a colleague's",
      ({ desk, asked }) => claim(desk, asked(eva, {})),
      { detail: 'Ana has this ticket; to take it over, assign it to yourself.', extra: { assignee: 'Ana', version: 2 } },
    ],
    [
      'claims what waits for its customer',
      async ({ desk, asked }) => {
        await reply(desk, asked(ana, { text: '¿De qué modelo es?' }));
        await claim(desk, asked(eva, {}));
      },
      { code: 'ALREADY_CLAIMED' },
    ],
    [
      'claims what is settled',
      async ({ desk, asked }) => {
        await resolve(desk, asked(ana, { reason: 'answered' }));
        await claim(desk, asked(eva, {}));
      },
      { code: 'ILLEGAL_MOVE', detail: expect.stringMatching(/is resolved, so it cannot be claimed\. Reopen it first\.$/) },
    ],
    [
      'gives its owner what is settled',
      async ({ desk, asked }) => {
        await resolve(desk, asked(ana, { reason: 'answered' }));
        await assign(desk, asked(luis, { to: 'ana' }));
      },
      { code: 'ILLEGAL_MOVE', extra: { status: 'resolved' } },
    ],
    [
      'gives its owner what is closed',
      async ({ desk, asked }) => {
        await spam(desk, asked(ana, {}));
        await assign(desk, asked(luis, { to: 'ana' }));
      },
      { code: 'ILLEGAL_MOVE', extra: { status: 'closed' } },
    ],
    [
      'merges into a number that no ticket has',
      ({ desk, asked }) => merge(desk, asked(ana, { into: 'M-ZZZZZZZZ' })),
      {
        detail: 'body.into: no ticket has this number; check it.',
        extra: { faults: [{ path: 'body.into', message: 'no ticket has this number; check it' }] },
      },
    ],
    [
      'merges a ticket into itself',
      ({ desk, asked, ticket }) => merge(desk, asked(ana, { into: ticket.number })),
      { detail: 'body.into: is the ticket itself; give the number of the other one.' },
    ],
    [
      'merges into what is resolved',
      async ({ desk, asked, other }) => {
        await resolve(desk, asked(ana, { reason: 'answered' }, other));
        await merge(desk, asked(ana, { into: other.number }));
      },
      { detail: expect.stringMatching(/^M-\w{8} is resolved: reopen it first\.$/) },
    ],
    [
      'merges into spam',
      async ({ desk, asked, other }) => {
        await spam(desk, asked(ana, {}, other));
        await merge(desk, asked(ana, { into: other.number }));
      },
      { detail: expect.stringMatching(/^M-\w{8} is closed for good: choose one that is open\.$/) },
    ],
    [
      'merges into what was merged',
      async ({ desk, asked, other }) => {
        const third = await handedOver(desk, { id: 'c3' });
        await merge(desk, asked(ana, { into: third.number }, other));
        await merge(desk, asked(ana, { into: other.number }));
      },
      { detail: expect.stringMatching(/^M-\w{8} was itself merged into M-\w{8}: merge into that one\.$/) },
    ],
    [
      'snoozes into the past',
      ({ desk, asked }) => snooze(desk, asked(ana, { until: '2025-11-24T08:59:00.000Z' })),
      { detail: 'body.until: is past: give a time to come.' },
    ],
    [
      'snoozes for more than 90 days',
      ({ desk, asked }) => snooze(desk, asked(ana, { until: '2026-02-22T09:00:00.001Z' })),
      {
        detail: 'body.until: is more than 90 days ahead: resolve the ticket instead, its customer may reopen it.',
      },
    ],
    [
      'snoozes what is urgent and late',
      async ({ desk, asked, other }) => {
        await priority(desk, asked(ana, { priority: 'urgent', reason: 'x' }, other));
        desk.setTime((await stored(desk, other)).ticket.firstResponseDueAt);
        await snooze(desk, asked(ana, { until: TOMORROW }, other));
      },
      {
        detail: expect.stringMatching(/^body\.until: is no time to put an urgent ticket off to: .* for 2025-11-24T.* is late/),
        extra: { faults: [{ path: 'body.until' }] },
      },
    ],
    [
      'asks for a ticket that there is not',
      ({ desk, asked }) => note(desk, { ...asked(ana, { text: 'x' }), number: 'M-ZZZZZZZZ' }),
      { detail: 'No ticket has this number. Check it, or search for it in the queue.' },
    ],
    [
      'takes the same id for something else',
      async ({ desk, asked }) => {
        await note(desk, asked(ana, { id: 'n', text: 'x' }));
        await note(desk, asked(ana, { id: 'n', text: 'y' }));
      },
      { detail: 'This id was used for something else; take a new one.' },
    ],
    [
      'decides on an old version',
      ({ desk, asked }) => note(desk, asked(ana, { version: 1, text: 'x' })),
      { detail: 'The ticket is at version 2: read it again, then decide again.', extra: { version: 2 } },
    ],
    [
      'answers a customer who has deleted the conversation',
      async ({ desk, asked }) => {
        await desk.store.eraseConversation('c1', { at: OPENED_AT, hash: 'h', ticketsUntilSeconds: 1_900_000_000 });
        await note(desk, asked(ana, { text: 'x' }));
      },
      {
        detail: 'The customer has deleted this conversation: nobody is left to be answered, and the ticket stays as it is.',
        extra: { status: 'closed' },
      },
    ],
  ])('%s', async (_what, act, refusal) => {
    await expect(act(await open())).rejects.toMatchObject(refusal);
  });

  it('snoozes for 90 days at most', async () => {
    const { desk, ticket, asked } = await open();
    await snooze(desk, asked(ana, { until: '2026-02-22T09:00:00.000Z' }));
    expect((await stored(desk, ticket)).ticket.snoozedUntil).toBe('2026-02-22T09:00:00.000Z');
  });
});

describe('a label', () => {
  const isLabel = (text: string) => label.body.safeParse({ labels: [text] }).success;

  it('is one line of text', () => {
    expect(isLabel('taller de Sevilla')).toBe(true);
    for (const split of ['\n', '\r', '\t', '\u2028', '\u2029']) expect(isLabel(`taller${split}Sevilla`)).toBe(false);
  });

  it('that is none is told so', () => {
    expect(label.body.safeParse({ labels: ['a\nb'] }).error?.issues).toMatchObject([{ message: 'must stand in one line' }]);
  });
});

describe('an owner whom a person chose', () => {
  const byHandAt = async (desk: Counter, of: Opened['ticket']) => (await stored(desk, of)).ticket.byHandAt;
  const LATER = '2025-11-24T10:00:00.000Z';

  it.each<[how: string, act: (of: Opened) => Promise<void>]>([
    ['by claiming it', ({ desk, asked, other }) => claim(desk, asked(eva, {}, other))],
    ['by assigning it', ({ desk, asked, other }) => assign(desk, asked(ana, { to: 'eva' }, other))],
    ['by answering it', ({ desk, asked, other }) => reply(desk, asked(eva, { text: 'Hola' }, other))],
  ])('is known from then on: %s', async (_how, act) => {
    const of = await open();
    of.desk.setTime(LATER);
    await act(of);
    expect((await stored(of.desk, of.other)).ticket).toMatchObject({ assignee: { login: 'eva' }, byHandAt: LATER });
  });

  it('is at work again with each reply of their own, and not with those of colleagues', async () => {
    const { desk, ticket, asked } = await open();
    desk.setTime(LATER);
    await reply(desk, asked(eva, { text: 'Uno' }));
    expect(await byHandAt(desk, ticket)).toBe(OPENED_AT);
    await reply(desk, asked(ana, { text: 'Dos' }));
    expect(await byHandAt(desk, ticket)).toBe(LATER);
  });

  it('may be somebody whom the service file does not list yet, for themselves', async () => {
    const { desk, ticket, asked } = await open();
    const nora: Actor = { login: 'nora', name: 'Nora', role: 'staff' };
    await assign(desk, asked(nora, { to: 'nora' }));
    expect((await stored(desk, ticket)).ticket.assignee).toEqual({ login: 'nora', name: 'Nora' });
  });
});

describe('a new owner of whom the customer is told in the morning', () => {
  async function atNight() {
    const of = await open();
    of.desk.setTime('2025-11-24T23:30:00.000Z');
    await assign(of.desk, of.asked(luis, { to: 'eva' }));
    expect((await stored(of.desk, of.ticket)).ticket).toMatchObject({ toldOwner: 'ana', tellOwnerAt: expect.any(String) });
    return of;
  }

  it('introduces themselves by writing before', async () => {
    const { desk, ticket, asked } = await atNight();
    await reply(desk, asked(eva, { text: 'Hola' }));
    const { ticket: now } = await stored(desk, ticket);
    expect(now.toldOwner).toBe('eva');
    expect(now).not.toHaveProperty('tellOwnerAt');
  });

  it('is still to be told of when a colleague writes', async () => {
    const { desk, ticket, asked } = await atNight();
    const { ticket: before } = await stored(desk, ticket);
    await reply(desk, asked(ana, { text: 'Hola' }));
    const { toldOwner, tellOwnerAt } = (await stored(desk, ticket)).ticket;
    expect({ toldOwner, tellOwnerAt }).toEqual({ toldOwner: 'ana', tellOwnerAt: before.tellOwnerAt });
  });
});

describe('a priority that a person sets', () => {
  it('is on record even where it is the present one, once', async () => {
    const { desk, ticket, asked } = await open();
    const { priority: present } = ticket;
    await priority(desk, asked(eva, { priority: present, reason: 'Así está bien.' }));
    expect((await stored(desk, ticket)).ticket).toMatchObject({ priority: present, priorityByHand: true, version: 3 });
    await priority(desk, asked(ana, { priority: present, reason: 'Eso.' }));
    expect((await stored(desk, ticket)).ticket.version).toBe(3);
    await priority(desk, asked(ana, { priority: 'low', reason: 'Ya no corre prisa.' }));
    expect((await stored(desk, ticket)).ticket).toMatchObject({ priority: 'low', version: 4 });
  });
});

describe('spam in a conversation that has gone on to another ticket', () => {
  it('is closed, and the conversation is told nothing and stays open', async () => {
    const desk = counter();
    const first = await handedOver(desk);
    const { conversation } = await stored(desk, first);
    const next = { ...conversation, version: conversation.version + 1, ticketId: 'c1.2' };
    await desk.store.commit({ conversation: { expected: conversation.version, next }, messages: [], outbox: [] });
    await spam(desk, request(ana, first, {}));
    const after = await stored(desk, first);
    expect(after.ticket.status).toBe('closed');
    expect(after.messages).toHaveLength(1);
    expect(after.conversation.state).toBe('waiting');
  });
});

describe('an action that is sent again', () => {
  it('is the same in whatever order its fields stand, and stores nothing', async () => {
    const { desk, asked } = await open();
    await priority(desk, asked(eva, { id: 'p', priority: 'urgent', reason: 'x' }));
    const before = desk.store.dump();
    await priority(desk, asked(eva, { reason: 'x', priority: 'urgent', id: 'p' }));
    expect(desk.store.dump()).toBe(before);
  });

  it('is answered with what the customer saw of it', async () => {
    const { desk, asked, ticket } = await open();
    const { conversation } = await stored(desk, ticket);
    await reply(desk, asked(ana, { id: 'r', text: 'Hola' }));
    expect(await desk.store.loadReply('c1', 'staff:ana:r')).toMatchObject({
      firstSeq: conversation.lastSeq + 1,
      lastSeq: conversation.lastSeq + 1,
      state: 'with_agent',
    });
  });
});
