import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dynamoStore } from '../../../bot/adapters/dynamodb';
import { monitorSla } from '../../../bot/tickets/sla/monitor';
import { deskApp } from '../../../functions/desk/app';
import { ensureTable } from '../../../infra/local/create-table';
import { type Dynoxide, startDynoxide } from '../../../infra/local/dynoxide';
import { tableClient } from '../../../infra/local/table-client';
import { counter, handedOver, stored } from '../../bot/tickets/counter';
import { service } from '../../bot/tickets/sample';
import { callDesk } from './front';
import { knowledgeOf } from './knowledge';

describe('on the embedded DynamoDB', () => {
  let folder: string;
  let server: Dynoxide;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mostrador-desk-'));
    server = await startDynoxide({ dbPath: join(folder, 'table.db'), environment: {} });
    await ensureTable(tableClient(server), 'desk');
  });
  afterAll(async () => {
    await server.stop();
    await rm(folder, { recursive: true });
  });

  /** Twenty more in the team. */
  const crowd = Array.from({ length: 20 }, (_, index) => ({
    ...{ login: `p${index}`, name: `p${index}`, role: 'staff' as const },
    ...{ skills: [], languages: service.languages },
  }));

  const openDesk = () => {
    const standing = counter();
    const store = dynamoStore({ tableName: 'desk', client: tableClient(server), clock: standing.clock });
    const desk = { ...standing, store: { ...store, dump: () => '' } };
    return { desk, app: deskApp(() => ({ ...desk, knowledge: knowledgeOf({ ...service, team: [...service.team, ...crowd] }) })) };
  };

  it('each of ten tickets that twenty people claim at once has one winner, whom every loser is told', async () => {
    const { desk, app } = openDesk();
    for (let round = 0; round < 10; round++) {
      const opened = await handedOver(desk, { id: `race${round}` });
      const answers = await Promise.all(
        Array.from({ length: 20 }, (_, index) =>
          callDesk(app, { method: 'POST', path: `/v1/tickets/${opened.number}/claim`, role: 'staff', login: `p${index}` }),
        ),
      );
      const { ticket, events, messages } = await stored(desk, opened);
      const winners = answers.flatMap(({ status }, index) => (status === 200 ? `p${index}` : []));
      expect(winners).toEqual([ticket.assignee?.login]);
      for (const { status, json } of answers)
        if (status !== 200) expect(json).toMatchObject({ code: 'ALREADY_CLAIMED', assignee: winners[0] });
      expect(events.map(({ kind }) => kind)).toEqual(['opened', 'claimed']);
      expect(messages).toHaveLength(2);
    }
    // Two hundred transactions on items that all of them want, on a machine that may be busy.
  }, 120_000);

  it('a ticket goes from claim to closing', async () => {
    const { desk, app } = openDesk();
    const opened = await handedOver(desk, { id: 'life' });
    const act = (path: string, body: unknown) =>
      callDesk(app, { method: 'POST', path: `/v1/tickets/${opened.number}/${path}`, body, role: 'lead', login: 'luis' });
    await act('replies', { id: 'r1', text: '¿Qué modelo?' });
    await act('replies', { id: 'r1', text: '¿Qué modelo?' });
    await act('notes', { text: 'ojo' });
    await act('assign', { to: 'eva' });
    const { json } = await act('resolve', { reason: 'answered' });
    expect(json.messages.map(({ text }: { text: string }) => text.slice(0, 12))).toEqual([
      'mi lavadora ',
      '¿Qué modelo?',
      'Luis ha dado',
    ]);
    desk.setTime('2025-11-28T09:00:00.000Z');
    await Promise.all([monitorSla(desk, service), monitorSla(desk, service)]);
    const { ticket, conversation, events } = await stored(desk, opened);
    expect([ticket.status, conversation.state]).toEqual(['closed', 'closed']);
    expect(events.map(({ kind }) => kind)).toEqual(['opened', 'replied', 'noted', 'assigned', 'resolved', 'closed']);
  });
});
