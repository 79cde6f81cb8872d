import { merge } from '../../../../bot/tickets/actions/merge';
import { reply } from '../../../../bot/tickets/actions/reply';
import { resolve } from '../../../../bot/tickets/actions/resolve';
import { setAvailability } from '../../../../bot/tickets/assignment/availability';
import { type Chat, decidedOf, openChat, textsOf, ticketOf, waysOf } from '../../../support/chat';
import { type TestPorts, testPorts } from '../../../support/conversation-ports';
import { smallKnowledge } from '../../../support/small-knowledge';

const FIRST = 'Cierra la llave, abre las ventanas y llama al 112.';
const { service } = smallKnowledge().base;
const luis = { login: 'luis', name: 'Luis', role: 'lead' } as const;

let ports: TestPorts;
let chat: Chat;
beforeEach(async () => {
  ports = testPorts();
  chat = await openChat(ports);
});

const alarms = async () =>
  (await ports.memory.listOutbox('2099-01-01T00:00:00.000Z', 100)).filter(({ about }) => about === 'danger');
const lastEvent = async (id: string) => (await ports.store.listTicketEvents(id)).at(-1);
const passMinutes = (minutes: number) => ports.clock.set(new Date(ports.clock.now().getTime() + minutes * 60_000));
const nobodyIsThere = async () => {
  for (const { login } of service.team) await setAvailability(ports, luis, service, false, login);
};

describe('danger after the ticket was merged into another', () => {
  /** Two tickets, the first merged into the second; each customer may have given an address. */
  async function mergedTickets(address?: string, otherAddress?: string) {
    const other = await openChat(ports);
    for (const [one, email] of [
      [chat, address],
      [other, otherAddress],
    ] as const) {
      await one.person();
      if (email !== undefined) await one.say(email);
    }
    const { number } = await ticketOf(ports, chat);
    const into = await ticketOf(ports, other);
    await merge(ports, { actor: luis, number, service, body: { into: into.number } });
    return { other, number, into };
  }

  it('of the same customer is what the other ticket is called from then on', async () => {
    const { other, number, into } = await mergedTickets('eva@example.com', 'eva@example.com');
    const outcome = await chat.say('huele a gas en el sótano');
    expect([decidedOf(outcome), outcome.state]).toEqual(['added', 'resolved']);
    expect(await ticketOf(ports, other)).toMatchObject({ priority: 'urgent', subject: 'huele a gas en el sótano' });
    expect(await lastEvent((await ticketOf(ports, chat)).id)).toMatchObject({
      kind: 'noted',
      actor: 'bot',
      text: `«huele a gas en el sótano» → ${into.number}`,
    });
    expect(await lastEvent(into.id)).toMatchObject({
      kind: 'noted',
      actor: 'bot',
      text: `${number}: «huele a gas en el sótano»`,
    });
  });

  it('of somebody else opens their own ticket again, and leaves the other alone', async () => {
    const { other, number } = await mergedTickets('eva@example.com', 'luz@example.com');
    const outcome = await chat.say('huele a gas en el sótano');
    expect(decidedOf(outcome)).toBe('handoff');
    expect(outcome).toMatchObject({ state: 'waiting', ticket: { number, status: 'assigned' } });
    expect(textsOf(outcome)[0]).toBe(FIRST);
    expect(waysOf(outcome)).toEqual([]);
    expect(await ticketOf(ports, other)).toMatchObject({ priority: 'normal' });
    expect(await alarms()).toMatchObject([{ ticketId: (await ticketOf(ports, chat)).id }]);
  });

  it('warns people once, not with every sentence', async () => {
    const { into } = await mergedTickets();
    await chat.say('huele a gas en el sótano');
    await chat.say('sigue oliendo a gas en el sótano');
    expect(await alarms()).toMatchObject([{ ticketId: into.id }]);
  });

  it('opens the ticket again once the other is settled', async () => {
    const { into, number } = await mergedTickets();
    await resolve(ports, { actor: luis, number: into.number, service, body: { reason: 'answered' } });
    expect(await chat.say('huele a gas')).toMatchObject({ state: 'waiting', ticket: { number, status: 'assigned' } });
  });
});

describe('danger while a ticket waits', () => {
  it('names no owner where there is none', async () => {
    await nobodyIsThere();
    const { ticket } = await chat.person();
    const [, told = ''] = textsOf(await chat.say('huele a gas'));
    expect(told).toContain(`Tu consulta ${ticket?.number} ya está con el equipo.`);
    expect(textsOf(await chat.say('sigue oliendo a gas'))[0]).toContain('lo leerá quien te responda');
  });

  it('after other danger moments ago says again who is warned, while the team is there', async () => {
    await chat.person();
    const first = textsOf(await chat.say('huele a gas'));
    const second = textsOf(await chat.say('¡ahora arden las cortinas!'));
    for (const [told, warned] of [first, second]) expect([told, warned]).toEqual([FIRST, expect.stringMatching(/^Aviso ahora/)]);
  });

  it('at night says once that nobody may read it, and then only by when they answer', async () => {
    await chat.person();
    ports.clock.set(new Date('2026-11-23T22:00:00.000Z'));
    expect(textsOf(await chat.say('huele a gas'))[1]).toMatch(/^Aviso al equipo, pero está fuera de su horario/);
    const [again, told] = textsOf(await chat.say('¡ahora arden las cortinas!'));
    expect([again, told]).toEqual([FIRST, expect.stringMatching(/^(Tu consulta|\S+ tiene ya)/)]);
    expect(told).not.toContain('fuera de su horario');
    passMinutes(60);
    expect(textsOf(await chat.say('huele a gas'))[1]).toContain('fuera de su horario');
  });

  it('is recorded as danger that was added', async () => {
    await chat.person();
    const { messages } = await chat.say('huele a gas');
    expect(messages[0]?.explanation).toMatchObject({ decision: 'added', reason: 'danger' });
  });

  it('of a life is answered with whom to call, also while a person is writing', async () => {
    const { ticket } = await chat.person();
    await reply(ports, { actor: luis, number: ticket?.number ?? '', service, body: { text: 'Hola, soy Luis.' } });
    const owner = (await ticketOf(ports, chat)).assignee?.name;
    const [told = '', ...others] = textsOf(await chat.say('no quiero vivir más'));
    expect(others).toEqual([]);
    expect(told).toMatch(new RegExp(`^Siento mucho que estés pasando por esto.* Aviso ahora mismo a ${owner}\\.$`));
  });
});

describe('danger after the resolution', () => {
  it('is recorded as a hand-off, in danger', async () => {
    const { ticket } = await chat.person();
    await resolve(ports, { actor: luis, number: ticket?.number ?? '', service, body: { reason: 'answered' } });
    const outcome = await chat.say('huele a gas');
    expect(outcome.messages[0]?.explanation).toMatchObject({ decision: 'handoff', reason: 'danger' });
    expect(waysOf(outcome)).toEqual([]);
  });
});
