import { askForPerson, openConversation } from '../../../bot/conversation/use-cases';
import { PLENTY, WRITER } from '../../support/conversation-ports';
import { type Together, together } from './together';

/** Somebody who asks for a person, known by what they said of themselves. */
async function asks(at: Together, known: { readonly name?: string; readonly email?: string } = {}) {
  const { conversation } = await openConversation(at.ports, { channel: 'web', language: 'es', ...known }, PLENTY);
  const { ticket } = await askForPerson(at.ports, conversation.id, {}, WRITER);
  return { id: conversation.id, number: ticket?.number ?? '', path: `/v1/tickets/${ticket?.number}` };
}

const numbers = (history: readonly { readonly number: string }[]) => history.map(({ number }) => number);

describe('the history of a customer', () => {
  it('lists their other tickets, latest first, and how they went', async () => {
    const at = together();
    const first = await asks(at, { email: 'Marta@Example.com' });
    await at.post(`${first.path}/resolve`, { reason: 'answered' });
    at.ports.clock.set(new Date('2026-11-24T09:30:00.000Z'));
    const second = await asks(at, { email: 'marta@example.com' });
    const third = await asks(at, { email: ' MARTA@example.com '.trim() });
    await asks(at, { email: 'jose@example.com' });
    const { history } = (await at.get(third.path)).json;
    expect(new Set(numbers(history))).toEqual(new Set([first.number, second.number]));
    expect(history.at(-1)).toEqual({
      number: first.number,
      subject: 'Quiere hablar con una persona',
      status: 'resolved',
      openedAt: '2026-11-23T09:30:00.000Z',
      resolvedAt: '2026-11-23T09:30:00.000Z',
    });
  });

  it('begins when contact details come later, and goes by the latest of them', async () => {
    const at = together();
    const known = await asks(at, { email: 'marta@example.com' });
    const later = await asks(at);
    expect((await at.get(later.path)).json.history).toEqual([]);
    await askForPerson(at.ports, later.id, { email: 'marta@example.com' }, WRITER);
    expect(numbers((await at.get(later.path)).json.history)).toEqual([known.number]);
    expect(numbers((await at.get(known.path)).json.history)).toEqual([later.number]);
    await askForPerson(at.ports, later.id, { email: 'jose@example.com' }, WRITER);
    expect((await at.get(later.path)).json.history).toEqual([]);
    expect((await at.get(known.path)).json.history).toEqual([]);
  });

  it('of somebody who said nothing of themselves is empty: two strangers are not one customer', async () => {
    const at = together();
    await asks(at, { name: 'Marta' });
    const other = await asks(at, { name: 'Marta' });
    expect((await at.get(other.path)).json.history).toEqual([]);
  });

  it('is twenty tickets at most', async () => {
    const at = together();
    const all = [];
    for (let count = 0; count < 25; count++) all.push(await asks(at, { email: 'marta@example.com' }));
    expect((await at.get(all[0]!.path)).json.history).toHaveLength(20);
  });

  it('goes with an erasure', async () => {
    const at = together();
    const gone = await asks(at, { email: 'marta@example.com' });
    const kept = await asks(at, { email: 'marta@example.com' });
    await at.ports.store.eraseConversation(gone.id, {
      at: '2026-11-24T09:30:00.000Z',
      hash: 'h',
      ticketsUntilSeconds: 1_900_000_000,
    });
    expect((await at.get(kept.path)).json.history).toEqual([]);
    expect((await at.get(gone.path)).json.history).toEqual([]);
  });
});
