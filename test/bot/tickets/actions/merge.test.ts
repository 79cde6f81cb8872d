import fc from 'fast-check';
import type { Conversation } from '../../../../bot/model/conversation';
import type { Ticket } from '../../../../bot/model/ticket';
import { merge } from '../../../../bot/tickets/actions/merge';
import { resolve } from '../../../../bot/tickets/actions/resolve';
import { spam } from '../../../../bot/tickets/actions/spam';
import { reopenTicket } from '../../../../bot/tickets/customer/customer-transitions';
import { isOpenStatus } from '../../../../bot/tickets/lifecycle/transitions';
import { ana, type Counter, codeOf, counter, handedOver, luis, request, stored } from '../counter';
import { service } from '../sample';

async function two(desk: Counter, a: Partial<Conversation> = {}, b: Partial<Conversation> = {}) {
  return [await handedOver(desk, { id: 'c1', ...a }), await handedOver(desk, { id: 'c2', ...b })] as const;
}

const into = (desk: Counter, duplicate: Ticket, target: { readonly number: string }, more: object = {}) =>
  merge(desk, request(luis, duplicate, { into: target.number, ...more }));

describe('merging', () => {
  it('settles the duplicate, whose customer reads which ticket continues, and leaves the other as it is', async () => {
    const desk = counter();
    const [duplicate, target] = await two(desk, { language: 'en' });
    await into(desk, duplicate, target);
    const done = await stored(desk, duplicate);
    const goesOn = await stored(desk, target);
    expect(done.ticket).toMatchObject({
      status: 'resolved',
      mergedInto: target.number,
      resolution: { reason: 'duplicate', by: 'luis' },
      resolvedAt: '2025-11-24T09:00:00.000Z',
      closesAt: '2025-11-27T09:00:00.000Z',
    });
    expect(done.conversation).toMatchObject({ state: 'resolved', ticket: { status: 'resolved' } });
    expect(done.messages.at(-1)).toMatchObject({ kind: 'notice', author: { role: 'system' } });
    expect(done.messages.at(-1)?.text).toContain(`Luis has joined your request ${duplicate.number} with ${target.number}`);
    expect(goesOn.ticket).toMatchObject({ ...target, version: 2, updatedAt: '2025-11-24T09:00:00.000Z' });
    expect(goesOn.messages).toHaveLength(1);
    expect(done.events.at(-1)).toMatchObject({ version: 2, kind: 'merged', actor: 'luis', to: target.number });
    expect(goesOn.events.at(-1)).toMatchObject({ version: 2, kind: 'merged', actor: 'luis', from: duplicate.number });
  });

  it.each([
    ['same_customer', { email: 'Marta@Example.com' }, { email: 'marta@example.com' }],
    ['other_customer', { email: 'marta@example.com' }, { email: 'jose@example.com' }],
    ['customer_unknown', { email: 'marta@example.com' }, { name: 'Marta' }],
  ])('says in both events whether it was one customer: %s', async (said, one, other) => {
    const desk = counter();
    const [duplicate, target] = await two(desk, { customer: one }, { customer: other });
    await into(desk, duplicate, target);
    for (const ticket of [duplicate, target]) expect((await stored(desk, ticket)).events.at(-1)?.text).toBe(said);
  });

  it('reads the number as people type it, and does it once', async () => {
    const desk = counter();
    const [duplicate, target] = await two(desk);
    await into(desk, duplicate, { number: ` ${target.number.toLowerCase()} ` }, { id: 'a' });
    await into(desk, duplicate, target, { id: 'b' });
    expect((await stored(desk, duplicate)).ticket.version).toBe(2);
    expect((await stored(desk, target)).ticket.version).toBe(2);
  });

  it.each([
    ['itself', async (_: Counter, duplicate: Ticket) => duplicate.number, 'INVALID_REQUEST'],
    ['a number that no ticket has', async () => 'M-ZZZZZZZZ', 'INVALID_REQUEST'],
    ['what is no number', async () => '../..', 'INVALID_REQUEST'],
    ['a resolved one', numberAfter(resolve, { reason: 'answered' }), 'ILLEGAL_MOVE'],
    ['spam', numberAfter(spam, {}), 'ILLEGAL_MOVE'],
  ])('into %s is refused, and nothing changes', async (_, number, code) => {
    const desk = counter();
    const [duplicate, target] = await two(desk);
    const refused = await number(desk, duplicate, target);
    const before = desk.store.dump();
    expect(await codeOf(into(desk, duplicate, { number: refused }))).toBe(code);
    expect(desk.store.dump()).toBe(before);
  });

  it('into a merged ticket names the remaining one', async () => {
    const desk = counter();
    const [first, second] = await two(desk);
    const third = await handedOver(desk, { id: 'c3' });
    await into(desk, second, third);
    await expect(into(desk, first, second)).rejects.toMatchObject({
      code: 'ILLEGAL_MOVE',
      extra: { number: second.number, mergedInto: third.number },
    });
  });

  it('of what is settled is refused', async () => {
    const desk = counter();
    const [duplicate, target] = await two(desk);
    await resolve(desk, request(ana, duplicate, { reason: 'answered' }));
    expect(await codeOf(into(desk, duplicate, target))).toBe('ILLEGAL_MOVE');
    expect((await stored(desk, target)).ticket.version).toBe(1);
  });

  it('is for everybody', async () => {
    const desk = counter();
    const [duplicate, target] = await two(desk);
    await merge(desk, request(ana, duplicate, { into: target.number }));
    expect((await stored(desk, duplicate)).ticket.mergedInto).toBe(target.number);
  });

  it('is undone by the customer, who reopens what was about something else', async () => {
    const desk = counter();
    const [duplicate, target] = await two(desk);
    await into(desk, duplicate, target);
    const { ticket } = await stored(desk, duplicate);
    expect(reopenTicket(ticket, service, { actor: 'customer', now: desk.clock.now() }).next).not.toHaveProperty('mergedInto');
  });

  it('of any tickets into any others at once leaves one that stays open, at the end of every path, and forgets none', async () => {
    const pair = fc.tuple(fc.nat(3), fc.nat(3));
    await fc.assert(
      fc.asyncProperty(fc.array(pair, { minLength: 2, maxLength: 8 }), async (pairs) => {
        const desk = counter();
        const tickets = await Promise.all(['c1', 'c2', 'c3', 'c4'].map((id) => handedOver(desk, { id })));
        const done = await Promise.allSettled(pairs.map(([from, to]) => into(desk, tickets[from]!, tickets[to]!)));
        const now = new Map(
          await Promise.all(tickets.map(async (one) => [one.number, (await stored(desk, one)).ticket] as const)),
        );
        for (const [place, [from, to]] of pairs.entries()) {
          if (done[place]?.status === 'fulfilled') expect(now.get(tickets[from]!.number)?.mergedInto).toBe(tickets[to]!.number);
        }
        for (const start of now.values()) {
          let at: Ticket | undefined = start;
          for (let steps = 0; at?.mergedInto !== undefined && steps <= tickets.length; steps++) at = now.get(at.mergedInto);
          expect(at !== undefined && isOpenStatus(at.status)).toBe(true);
        }
        for (const one of tickets) {
          const { ticket, events } = await stored(desk, one);
          expect(events.map(({ version }) => version)).toEqual(events.map((_, index) => index + 1));
          expect(ticket.version).toBe(events.length);
        }
      }),
      { numRuns: 100 },
    );
  });
});

/** The number of the other ticket, after something was done to it. */
function numberAfter<Body>(action: (desk: Counter, asked: ReturnType<typeof request<Body>>) => Promise<void>, body: Body) {
  return async (desk: Counter, _: Ticket, target: Ticket) => {
    await action(desk, request(luis, target, body));
    return target.number;
  };
}
