import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { compileKnowledge, filesKnowledgeSource, keptSnapshots } from '../../../../bot/adapters/files';
import { askForPerson, openConversation } from '../../../../bot/conversation/use-cases';
import type { Ticket } from '../../../../bot/model/ticket';
import type { KnowledgeSource } from '../../../../bot/ports';
import { reply } from '../../../../bot/tickets/actions/reply';
import { MONDAY, PLENTY, type TestPorts, testPorts, WRITER } from '../../../support/conversation-ports';
import { SMALL_FILES, smallKnowledge } from '../../../support/small-knowledge';

const HOUR_MS = 3_600_000;

/** A customer who asks for a person. */
async function ticketOf(ports: TestPorts): Promise<Ticket> {
  const { conversation } = await openConversation(ports, { channel: 'web', language: 'es' }, PLENTY);
  const { ticket } = await askForPerson(ports, conversation.id, {}, WRITER);
  const stored = await ports.store.findTicket(ticket?.number ?? '');
  if (stored === undefined) throw new Error('There is no ticket.');
  return stored;
}

const answer = (ports: TestPorts, { number }: Ticket) =>
  reply(ports, {
    actor: { login: 'ana', name: 'Ana', role: 'staff' },
    number,
    service: smallKnowledge().base.service,
    body: { text: 'Hola' },
  });

/** Twenty customers at 10:30 on a Monday who all have to wait so long; then it is the same time a week later. */
async function afterAWeekOf(hoursOfWaiting: number): Promise<TestPorts> {
  const ports = testPorts();
  const tickets: Ticket[] = [];
  for (let count = 0; count < 20; count++) tickets.push(await ticketOf(ports));
  ports.clock.set(new Date(MONDAY.getTime() + hoursOfWaiting * HOUR_MS));
  for (const ticket of tickets) await answer(ports, ticket);
  ports.clock.set(new Date(MONDAY.getTime() + 7 * 24 * HOUR_MS));
  return ports;
}

const newsOfRisk = async (ports: TestPorts) =>
  (await ports.memory.listOutbox('2099-01-01T00:00:00.000Z', 1_000)).filter(({ about }) => about === 'promise_at_risk');

/** The service level of the small knowledge is four hours: 16:30 is 15:30 UTC, after the break at noon. */
describe('what a customer is promised', () => {
  it('is the service level while the team keeps it', async () => {
    const ports = await afterAWeekOf(1);
    expect((await ticketOf(ports)).promisedAt).toBe('2026-11-30T15:30:00.000Z');
    expect(await newsOfRisk(ports)).toEqual([]);
  });

  it('is what the team really achieved when that is slower: five and a half business hours', async () => {
    const ports = await afterAWeekOf(7.5);
    const ticket = await ticketOf(ports);
    expect(ticket.promisedAt).toBe('2026-11-30T17:00:00.000Z');
    expect(ticket.firstResponseDueAt).toBe(ticket.promisedAt);
    expect(await newsOfRisk(ports)).toEqual([]);
  });

  it('is never beyond twice the service level: the lead is alarmed instead', async () => {
    const ports = await afterAWeekOf(48);
    const ticket = await ticketOf(ports);
    expect(ticket.promisedAt).toBe('2026-12-01T08:30:00.000Z');
    expect(await newsOfRisk(ports)).toMatchObject([{ kind: 'staff_mail', to: ['luis'], ticketId: ticket.id }]);
    const events = await ports.memory.listTicketEvents(ticket.id);
    expect(events.at(-1)).toMatchObject({ kind: 'alarmed', actor: 'bot', version: ticket.version });
  });
});

describe('a promise of 24 hours that somebody makes 8 by editing one line', () => {
  let folder: string;
  let source: KnowledgeSource;
  const write = async (path: string, text: string) => {
    await mkdir(dirname(join(folder, 'knowledge', path)), { recursive: true });
    await writeFile(join(folder, 'knowledge', path), text);
  };
  const service = SMALL_FILES.find(({ path }) => path === 'service.yaml')?.text ?? '';
  const promising = (hours: string) =>
    service.replace(/ {2}normal: .*/, `  normal: { firstResponseHours: ${hours}, resolutionHours: 48 }`);
  /** How far learning was, whenever it was told. */
  const learning: number[] = [];
  const save = async (text: string) => {
    await write('service.yaml', text);
    learning.length = 0;
    return compileKnowledge(join(folder, 'knowledge'), join(folder, 'compiled'), {
      kept: keptSnapshots({ directory: join(folder, 'kept'), matcherVersion: '1' }),
      onProgress: (share) => learning.push(share),
    });
  };

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mostrador-promise-'));
    for (const { path, text } of SMALL_FILES) await write(path, text);
    source = filesKnowledgeSource(join(folder, 'compiled'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('holds for the next customer, without a restart or anything trained again, and leaves what was promised before as it is', async () => {
    const ports: TestPorts = { ...testPorts(), knowledge: source };
    await save(promising('24'));
    expect(learning.at(-1)).toBe(1);
    const before = await ticketOf(ports);
    // Seven and a half hours are left of Monday, Tuesday has nine, and Wednesday gives the rest.
    expect(before.promisedAt).toBe('2026-11-25T17:30:00.000Z');
    expect(await save(promising('8'))).toMatchObject({ kind: 'compiled' });
    expect(learning).toEqual([]);
    expect((await ticketOf(ports)).promisedAt).toBe('2026-11-24T08:30:00.000Z');
    expect((await ports.store.loadTicket(before.id))?.promisedAt).toBe(before.promisedAt);
  });

  it('is refused with line and remedy when it cannot be, and the last good one stays', async () => {
    const ports: TestPorts = { ...testPorts(), knowledge: source };
    await save(promising('8'));
    const refused = await save(promising('80'));
    expect(refused).toMatchObject({
      kind: 'invalid',
      problems: [{ file: 'service.yaml', line: 13, column: 3, message: expect.stringContaining('at least as many hours') }],
    });
    expect((await ticketOf(ports)).promisedAt).toBe('2026-11-24T08:30:00.000Z');
  });
});
