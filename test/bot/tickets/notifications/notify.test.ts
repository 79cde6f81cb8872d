import type { Ticket } from '../../../../bot/model/ticket';
import { NOTIFICATIONS, type NotificationKind, type OutboxItem } from '../../../../bot/ports';
import { notify } from '../../../../bot/tickets/notifications/notify';
import { ticket } from '../../../contract/store/fixtures';
import { smallKnowledge } from '../../../support/small-knowledge';

const { service } = smallKnowledge().base;
const NOW = new Date('2026-11-23T09:30:00.000Z');
const ANA = { login: 'ana', name: 'Ana' };
const hooked = { ...service, notifications: { ...service.notifications, webhook: 'https://hooks.example.com/x' } };

const of = (about: NotificationKind, more: Partial<Ticket> = {}, options: Partial<Parameters<typeof notify>[3]> = {}) =>
  notify(service, ticket('c1.1', 'c1', { version: 7, assignee: ANA, ...more }), about, { now: NOW, seqs: [5], ...options });
const told = (items: readonly OutboxItem[]) => items.map(({ kind, about, to }) => [kind, about, to?.join() ?? 'team']);

describe('who is told of what happens to a ticket', () => {
  test.each([
    ['ticket_opened', [['staff_mail', 'ticket_opened', 'team']]],
    ['ticket_assigned', [['staff_mail', 'ticket_assigned', 'ana']]],
    ['reminder', [['staff_mail', 'reminder', 'ana']]],
    ['escalated', [['staff_mail', 'escalated', 'ana']]],
    ['promise_at_risk', [['staff_mail', 'promise_at_risk', 'luis']]],
    ['reply', [['customer_mail', 'reply', 'team']]],
    ['delay', [['customer_mail', 'delay', 'team']]],
    ['resolved', [['customer_mail', 'resolved', 'team']]],
    [
      'reopened',
      [
        ['staff_mail', 'reopened', 'ana'],
        ['customer_mail', 'reopened', 'team'],
      ],
    ],
    ['rated_low', [['staff_mail', 'rated_low', 'ana,luis']]],
    ['follow_up', [['customer_mail', 'follow_up', 'team']]],
  ] as const)('%s: %j', (about, expected) => {
    expect(told(of(about))).toEqual(expected);
  });

  test('the owner of a new ticket, two minutes later, where they have an address of their own', () => {
    const team = service.team.map((one) => (one.login === 'ana' ? { ...one, email: 'ana@example.com' } : one));
    const items = notify({ ...service, team }, ticket('c1.1', 'c1', { assignee: ANA }), 'ticket_opened', { now: NOW });
    expect(items).toMatchObject([
      { about: 'ticket_opened', nextAttemptAt: '2026-11-23T09:30:00.000Z' },
      { about: 'ticket_assigned', to: ['ana'], nextAttemptAt: '2026-11-23T09:32:00.000Z' },
    ]);
  });

  test('the team hears of a new ticket that nobody has, and of a reminder of it', () => {
    const { assignee: _, ...nobodys } = ticket('c1.1', 'c1');
    expect(told(notify(service, nobodys, 'ticket_opened', { now: NOW }))).toEqual([['staff_mail', 'ticket_opened', 'team']]);
    expect(told(notify(service, nobodys, 'reminder', { now: NOW }))).toEqual([['staff_mail', 'reminder', 'team']]);
  });

  test('whom a caller names, in place of whom it concerns', () => {
    expect(told(of('escalated', {}, { to: ['luis', 'admin'] }))).toEqual([['staff_mail', 'escalated', 'luis,admin']]);
  });

  test('admins of a promise at risk where there is no lead', () => {
    const without = { ...service, team: service.team.filter(({ role }) => role !== 'lead') };
    const [item] = notify(without, ticket('c1.1', 'c1'), 'promise_at_risk', { now: NOW });
    expect(item?.to).toEqual(['admin']);
  });

  test.each(NOTIFICATIONS)('a channel of Teams of %s, where there is one', (about) => {
    const withChannel = { ...service, notifications: { ...service.notifications, teams: 'https://teams.example.com/x' } };
    const items = notify(withChannel, ticket('c1.1', 'c1', { version: 7 }), about, { now: NOW, seqs: [5] });
    expect(items.filter(({ kind }) => kind === 'team_channel')).toMatchObject([
      { id: `c1.1#7#team_channel#${about}`, ticketId: 'c1.1' },
    ]);
    expect(items.some(({ kind }) => kind === 'webhook')).toBe(false);
  });

  test('the webhook of everything, where there is one', () => {
    for (const about of NOTIFICATIONS) {
      const items = notify(hooked, ticket('c1.1', 'c1'), about, { now: NOW });
      expect(items.filter(({ kind }) => kind === 'webhook')).toMatchObject([{ about, ticketId: 'c1.1', conversationId: 'c1' }]);
    }
  });

  test('customers of the messages that tell them, ten seconds later; not without messages, without an address, or in Teams', () => {
    expect(of('reply')).toMatchObject([{ seqs: [5], nextAttemptAt: '2026-11-23T09:30:10.000Z' }]);
    expect(of('reply', {}, { seqs: [] })).toEqual([]);
    expect(of('reply', { customer: {} })).toEqual([]);
    expect(of('reply', { customer: {} }, { conversation: { customer: { email: 'jose@example.com' } } })).toHaveLength(1);
    expect(of('reply', { channel: 'teams' })).toEqual([]);
  });

  test('by ids that are the same for the same news, and differ for everything else', () => {
    expect(of('reply')[0]?.id).toBe('c1.1#7#customer_mail#reply');
    expect(of('reply')).toEqual(of('reply'));
    const all = NOTIFICATIONS.filter((about) => about !== 'ticket_assigned').flatMap((about) =>
      [1, 2].flatMap((version) =>
        notify(hooked, ticket('c1.1', 'c1', { assignee: ANA }), about, { now: NOW, seqs: [5], version }),
      ),
    );
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
  });
});
