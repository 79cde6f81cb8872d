import { assign } from '../../../bot/tickets/actions/assign';
import { claim } from '../../../bot/tickets/actions/claim';
import { escalate } from '../../../bot/tickets/actions/escalate';
import { note } from '../../../bot/tickets/actions/note';
import { reopen } from '../../../bot/tickets/actions/reopen';
import { reply } from '../../../bot/tickets/actions/reply';
import { resolve } from '../../../bot/tickets/actions/resolve';
import { setAvailability } from '../../../bot/tickets/assignment/availability';
import { ana, codeOf, counter, eva, handedOver, luis, request, stored } from './counter';
import { service } from './sample';

describe('claiming', () => {
  it('gives a new ticket to the person who claims it, and the customer reads the name and the time', async () => {
    const desk = counter();
    const opened = await handedOver(desk);
    await claim(desk, request(ana, opened, {}));
    const { ticket, conversation, messages, events } = await stored(desk, opened);
    expect(ticket).toMatchObject({ status: 'assigned', assignee: { login: 'ana', name: 'Ana' }, version: 2 });
    expect(conversation).toMatchObject({ state: 'waiting', ticket: { status: 'assigned', assignee: 'Ana' }, lastSeq: 2 });
    expect(messages.at(-1)).toMatchObject({
      author: { role: 'system' },
      kind: 'notice',
      text: `Ana se ocupa de tu consulta ${opened.number} y te responderá a más tardar el lunes 24 de noviembre a las 14:00 (hora peninsular).`,
    });
    expect(events.map(({ kind, actor }) => `${kind} ${actor}`)).toEqual(['opened customer', 'claimed ana']);
  });

  it('again by its owner changes nothing', async () => {
    const desk = counter();
    const opened = await handedOver(desk);
    await claim(desk, request(ana, opened, {}));
    const before = await stored(desk, opened);
    await claim(desk, request(ana, opened, { version: 1 }));
    expect(await stored(desk, opened)).toEqual(before);
  });

  it('by somebody else names the owner, even with an old version', async () => {
    const desk = counter();
    const opened = await handedOver(desk);
    await claim(desk, request(ana, opened, {}));
    await expect(claim(desk, request(eva, opened, { version: 1 }))).rejects.toMatchObject({
      code: 'ALREADY_CLAIMED',
      extra: { assignee: 'Ana' },
    });
  });

  it('by fifty people at once has one winner, and tells all others who it was', async () => {
    const desk = counter();
    const opened = await handedOver(desk);
    const people = Array.from({ length: 50 }, (_, index) => ({ login: `p${index}`, name: `P${index}`, role: 'staff' as const }));
    const outcomes = await Promise.allSettled(people.map((person) => claim(desk, request(person, opened, {}))));
    const { ticket } = await stored(desk, opened);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(outcomes.findIndex(({ status }) => status === 'fulfilled')).toBe(
      people.findIndex(({ login }) => login === ticket.assignee?.login),
    );
    for (const outcome of outcomes)
      if (outcome.status === 'rejected')
        expect(outcome.reason).toMatchObject({ code: 'ALREADY_CLAIMED', extra: { assignee: ticket.assignee?.name } });
  });

  it('after the promised time has passed names no time, and is sorry', async () => {
    const desk = counter();
    const opened = await handedOver(desk);
    desk.setTime('2025-11-24T18:00:00.000Z');
    await claim(desk, request(ana, opened, {}));
    const { messages } = await stored(desk, opened);
    expect(messages.at(-1)?.text).toBe(`Sentimos la espera. Ana se ocupa ahora de tu consulta ${opened.number}.`);
  });

  it("writes to the customer in the customer's language, in the organisation's own words where it has some", async () => {
    const desk = counter();
    const opened = await handedOver(desk, { language: 'en' });
    const own = { ...service, phrases: { en: { 'desk.owner': '{name} has it: {number}' } } };
    await claim(desk, { ...request(ana, opened, {}), service: own });
    expect((await stored(desk, opened)).messages.at(-1)?.text).toBe(`Ana has it: ${opened.number}`);
  });
});

describe('assigning', () => {
  it('takes a ticket over', async () => {
    const desk = counter();
    const opened = await handedOver(desk);
    await claim(desk, request(ana, opened, {}));
    await assign(desk, request(eva, opened, { to: 'eva', reason: 'Ana está de baja' }));
    const { ticket, conversation, messages, events } = await stored(desk, opened);
    expect(ticket.assignee).toEqual({ login: 'eva', name: 'Eva' });
    expect(conversation.ticket?.assignee).toBe('Eva');
    expect(events.at(-1)).toMatchObject({ kind: 'assigned', actor: 'eva', from: 'ana', to: 'eva', text: 'Ana está de baja' });
    expect(messages.slice(1).map(({ text }) => text.replace(/ de tu consulta.*/, ''))).toEqual([
      'Ana se ocupa',
      'Ahora se ocupa Eva',
    ]);
  });

  it('to others is for everybody', async () => {
    const desk = counter();
    const opened = await handedOver(desk);
    await assign(desk, request(ana, opened, { to: 'eva' }));
    const { ticket, messages } = await stored(desk, opened);
    expect(ticket).toMatchObject({ status: 'assigned', assignee: { login: 'eva' } });
    expect(messages.at(-1)?.text).toContain('Eva se ocupa');
  });

  it('to nobody we know says what is wrong', async () => {
    const desk = counter();
    const opened = await handedOver(desk);
    await expect(assign(desk, request(luis, opened, { to: 'nadie' }))).rejects.toMatchObject({
      code: 'INVALID_REQUEST',
      extra: { faults: [{ path: 'body.to' }] },
    });
  });

  it('to its owner changes nothing', async () => {
    const desk = counter();
    const opened = await handedOver(desk);
    await assign(desk, request(luis, opened, { to: 'eva' }));
    await assign(desk, request(luis, opened, { to: 'eva' }));
    expect((await stored(desk, opened)).ticket.version).toBe(2);
  });

  it('leaves a ticket that waits for its customer waiting', async () => {
    const desk = counter();
    const opened = await handedOver(desk);
    await reply(desk, request(ana, opened, { text: '¿De qué modelo es?' }));
    await assign(desk, request(luis, opened, { to: 'eva' }));
    expect((await stored(desk, opened)).ticket).toMatchObject({ status: 'waiting_customer', assignee: { login: 'eva' } });
  });
});

describe('replying', () => {
  it("reaches the transcript under the person's name, takes a new ticket, and counts as the first reply", async () => {
    const desk = counter();
    const opened = await handedOver(desk);
    desk.setTime('2025-11-24T10:00:00.000Z');
    await reply(desk, request(ana, opened, { text: '¿De qué modelo es?' }));
    const { ticket, conversation, messages } = await stored(desk, opened);
    expect(messages.at(-1)).toMatchObject({
      seq: 2,
      author: { role: 'agent', name: 'Ana' },
      kind: 'text',
      text: '¿De qué modelo es?',
    });
    expect(ticket).toMatchObject({
      status: 'waiting_customer',
      assignee: { login: 'ana' },
      firstRespondedAt: '2025-11-24T10:00:00.000Z',
    });
    expect(conversation).toMatchObject({
      state: 'with_agent',
      ticket: { status: 'waiting_customer', dueAt: ticket.resolutionDueAt },
    });
  });

  it('by a colleague leaves the ticket with its owner, and the first reply the first', async () => {
    const desk = counter();
    const opened = await handedOver(desk);
    await reply(desk, request(ana, opened, { text: 'Uno' }));
    desk.setTime('2025-11-24T10:00:00.000Z');
    await reply(desk, request(eva, opened, { text: 'Dos' }));
    const { ticket, messages } = await stored(desk, opened);
    expect(ticket).toMatchObject({ assignee: { login: 'ana' }, firstRespondedAt: '2025-11-24T09:00:00.000Z' });
    expect(messages.slice(1).map(({ author, text }) => `${author.name}: ${text}`)).toEqual(['Ana: Uno', 'Eva: Dos']);
  });

  it('on Teams goes out through the outbox, and the outbox worker is started', async () => {
    const desk = counter();
    const opened = await handedOver(desk, { channel: 'teams' });
    await reply(desk, request(ana, opened, { text: 'Hola' }));
    const items = await desk.store.listOutbox('2099-01-01T00:00:00.000Z', 10);
    expect(items.filter(({ kind }) => kind === 'channel_message')).toMatchObject([
      { id: 'c1#2', conversationId: 'c1', ticketId: opened.id, seqs: [2], attempts: 0 },
    ]);
    expect(desk.triggerCount()).toBe(1);
  });

  it('on the web puts nothing into the outbox: the page reads the transcript', async () => {
    const desk = counter();
    const opened = await handedOver(desk);
    await reply(desk, request(ana, opened, { text: 'Hola' }));
    const items = await desk.store.listOutbox('2099-01-01T00:00:00.000Z', 10);
    expect(items.map(({ kind }) => kind)).toEqual(['staff_mail']);
    expect(desk.triggerCount()).toBe(0);
  });

  it('to a resolved ticket is refused: it has to be reopened first', async () => {
    const desk = counter();
    const opened = await handedOver(desk);
    await resolve(desk, request(ana, opened, { reason: 'answered' }));
    expect(await codeOf(reply(desk, request(ana, opened, { text: 'Otra cosa' })))).toBe('ILLEGAL_MOVE');
  });
});

describe('noting', () => {
  it('is an event for colleagues and never in the transcript', async () => {
    const desk = counter();
    const opened = await handedOver(desk);
    await note(desk, request(ana, opened, { text: 'Cliente habitual' }));
    const { ticket, messages, events } = await stored(desk, opened);
    expect(events.at(-1)).toMatchObject({ kind: 'noted', actor: 'ana', text: 'Cliente habitual' });
    expect(ticket).toMatchObject({ status: 'new', version: 2 });
    expect(messages).toHaveLength(1);
  });
});

describe('resolving', () => {
  it('tells the customer what comes next and asks for a rating', async () => {
    const desk = counter();
    const opened = await handedOver(desk);
    await resolve(desk, request(ana, opened, { reason: 'answered', note: 'Junta de la puerta' }));
    const { ticket, conversation, messages, events } = await stored(desk, opened);
    expect(ticket).toMatchObject({
      status: 'resolved',
      resolvedAt: '2025-11-24T09:00:00.000Z',
      closesAt: '2025-11-27T09:00:00.000Z',
      resolution: { reason: 'answered', note: 'Junta de la puerta', by: 'ana' },
    });
    expect(conversation).toMatchObject({ state: 'resolved', ticket: { status: 'resolved' } });
    expect(messages.at(-1)).toMatchObject({ kind: 'rating', author: { role: 'system' } });
    expect(messages.at(-1)?.text).toContain('reabrirla hasta el jueves 27 de noviembre a las 10:00');
    expect(messages.at(-1)?.text).not.toContain('Junta');
    expect(events.at(-1)).toMatchObject({ kind: 'resolved', text: 'answered: Junta de la puerta' });
  });

  it.each([
    ['answered', 'as resolved'],
    ['duplicate', 'the same one'],
    ['no_reply', 'heard back'],
    ['other', 'finished working'],
  ] as const)('%s has its own words', async (reason, words) => {
    const desk = counter();
    const opened = await handedOver(desk, { language: 'en' });
    await resolve(desk, request(ana, opened, { reason }));
    expect((await stored(desk, opened)).messages.at(-1)?.text).toContain(words);
  });

  it('twice is refused', async () => {
    const desk = counter();
    const opened = await handedOver(desk);
    await resolve(desk, request(ana, opened, { reason: 'answered' }));
    expect(await codeOf(resolve(desk, request(ana, opened, { reason: 'answered' })))).toBe('ILLEGAL_MOVE');
  });
});

describe('reopening', () => {
  it('gives the ticket back to its owner with a new time, and tells the customer', async () => {
    const desk = counter();
    const opened = await handedOver(desk);
    await reply(desk, request(ana, opened, { text: 'Hecho' }));
    await resolve(desk, request(ana, opened, { reason: 'answered' }));
    await reopen(desk, request(eva, opened, { reason: 'Ha llamado' }));
    const { ticket, conversation, messages, events } = await stored(desk, opened);
    expect(ticket).toMatchObject({ status: 'assigned', assignee: { login: 'ana' } });
    expect(ticket.closesAt).toBeUndefined();
    expect(conversation).toMatchObject({ state: 'waiting', ticket: { status: 'assigned' } });
    expect(events.at(-1)).toMatchObject({ kind: 'reopened', actor: 'eva', text: 'Ha llamado' });
    expect(messages.at(-1)).toMatchObject({ kind: 'notice' });
  });

  it('gives the ticket to somebody else when its owner is away, and the customer reads to whom', async () => {
    const desk = counter();
    const opened = await handedOver(desk);
    await reply(desk, request(ana, opened, { text: 'Hecho' }));
    await resolve(desk, request(ana, opened, { reason: 'answered' }));
    desk.setTime('2025-11-25T10:00:00.000Z');
    await setAvailability(desk, ana, service, false);
    await reopen(desk, request(eva, opened, { reason: 'Ha llamado' }));
    const { ticket, messages, events } = await stored(desk, opened);
    expect(ticket).toMatchObject({ status: 'assigned', assignee: { login: 'admin' } });
    expect(events.slice(-2).map(({ kind, actor }) => `${kind} ${actor}`)).toEqual(['reopened eva', 'assigned bot']);
    expect(messages.slice(-2).map(({ text }) => text)).toEqual([
      expect.stringMatching(/^Eva ha reabierto/),
      expect.stringMatching(/^Ahora se ocupa Alba/),
    ]);
  });

  it('is refused while the conversation has another open ticket', async () => {
    const desk = counter();
    const first = await handedOver(desk);
    await resolve(desk, request(ana, first, { reason: 'answered' }));
    const { conversation } = await stored(desk, first);
    const second = { number: 'M-00000000', status: 'new', dueAt: '2025-11-24T15:00:00.000Z' } as const;
    await desk.store.commit({
      conversation: {
        expected: conversation.version,
        next: { ...conversation, version: conversation.version + 1, ticketId: 'c1.2', ticket: second },
      },
      messages: [],
      outbox: [],
    });
    await expect(reopen(desk, request(ana, first, { reason: 'x' }))).rejects.toMatchObject({
      code: 'ILLEGAL_MOVE',
      extra: { number: 'M-00000000' },
    });
  });
});

describe('escalating', () => {
  it('goes one step up the escalation path each time', async () => {
    const desk = counter();
    const opened = await handedOver(desk);
    await claim(desk, request(ana, opened, {}));
    const owners: (string | undefined)[] = [];
    for (const reason of ['uno', 'dos']) {
      await escalate(desk, request(luis, opened, { reason }));
      owners.push((await stored(desk, opened)).ticket.assignee?.login);
    }
    const { ticket, events } = await stored(desk, opened);
    expect(owners).toEqual(['luis', 'admin']);
    expect(ticket.escalations).toBe(2);
    expect(events.slice(2).map(({ kind, from, to }) => `${kind} ${from} ${to}`)).toEqual([
      'escalated ana luis',
      'escalated luis admin',
    ]);
  });

  it('is refused at the top of the escalation path, naming who has it and what to do instead, and nobody is told twice', async () => {
    const desk = counter();
    const opened = await handedOver(desk);
    for (const reason of ['uno', 'dos']) await escalate(desk, request(luis, opened, { reason }));
    const before = desk.store.dump();
    await expect(escalate(desk, request(luis, opened, { reason: 'tres' }))).rejects.toMatchObject({
      code: 'TOP_OF_LADDER',
      detail: expect.stringMatching(/^Alba has M-\w{8} already, .* further up the ladder\. .*assign it to somebody/),
      extra: { assignee: 'Alba' },
    });
    expect(desk.store.dump()).toBe(before);
  });

  it('is refused when nobody stands further up and nobody has the ticket', async () => {
    const desk = counter();
    const opened = await handedOver(desk);
    const alone = { ...request(luis, opened, { reason: 'grave' }), service: { ...service, ladder: ['owner'] } };
    await expect(escalate(desk, alone)).rejects.toMatchObject({
      code: 'TOP_OF_LADDER',
      detail: expect.stringMatching(/^Nobody has M-\w{8} yet/),
    });
  });

  it('of a ticket that is resolved is refused for that', async () => {
    const desk = counter();
    const opened = await handedOver(desk);
    await resolve(desk, request(ana, opened, { reason: 'answered' }));
    expect(await codeOf(escalate(desk, request(luis, opened, { reason: 'grave' })))).toBe('ILLEGAL_MOVE');
  });

  it('of a new ticket gives it its first owner, whom the customer reads', async () => {
    const desk = counter();
    const opened = await handedOver(desk);
    await escalate(desk, request(luis, opened, { reason: 'grave' }));
    const { ticket, messages } = await stored(desk, opened);
    expect(ticket).toMatchObject({ status: 'assigned', assignee: { login: 'luis' } });
    expect(messages.at(-1)?.text).toContain('Luis se ocupa');
  });

  it('is for everybody', async () => {
    const desk = counter();
    const opened = await handedOver(desk);
    await escalate(desk, request(ana, opened, { reason: 'x' }));
    expect((await stored(desk, opened)).ticket.assignee?.login).toBe('luis');
  });
});
