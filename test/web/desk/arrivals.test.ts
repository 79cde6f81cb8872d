import { changes, customerWrote, newDangers } from '../../../web/desk/alerts/arrivals';
import type { Ticket, TicketEvent } from '../../../web/desk/api/types';

const TICKET: Ticket = {
  number: 'M-00000001',
  version: 3,
  status: 'assigned',
  channel: 'web',
  language: 'en',
  subject: 'kettle',
  priority: 'normal',
  tone: 'calm',
  customer: {},
  reason: 'asked',
  openedAt: '2026-11-23T09:00:00.000Z',
  updatedAt: '2026-11-23T09:00:00.000Z',
  dueAt: '2026-11-23T12:00:00.000Z',
  firstResponseDueAt: '2026-11-23T12:00:00.000Z',
  resolutionDueAt: '2026-11-24T12:00:00.000Z',
  escalations: 0,
  promisedAt: '2026-11-23T12:00:00.000Z',
  labels: [],
};
const event = (version: number, kind: string): TicketEvent => ({ version, kind, at: TICKET.openedAt, actor: 'customer' });

describe('what came to somebody', () => {
  it('is nothing at the first look', () => {
    expect(changes(undefined, [TICKET])).toEqual([]);
  });

  it('is a ticket that was not theirs before', () => {
    expect(changes([], [TICKET])).toEqual([{ kind: 'ticket', ticket: TICKET }]);
  });

  it('may be a message in a ticket that moved on and waits for them', () => {
    const later = { ...TICKET, version: 5 };
    expect(changes([TICKET], [later])).toEqual([{ kind: 'moved', ticket: later, version: 3 }]);
    expect(changes([TICKET], [TICKET])).toEqual([]);
    expect(changes([TICKET], [{ ...later, status: 'waiting_customer' }])).toEqual([]);
  });

  it('is a message only when the customer wrote since', () => {
    expect(customerWrote([event(3, 'customer_message'), event(4, 'labelled')], 3)).toBe(false);
    expect(customerWrote([event(4, 'customer_message'), event(5, 'labelled')], 3)).toBe(true);
  });
});

describe('danger', () => {
  const at = (time: string, waits = true): Ticket => ({ ...TICKET, danger: { at: time, waits } });

  it('rings once for each time that it was told, whoever has the ticket', () => {
    const first = at('2026-11-23T09:00:00.000Z');
    const again = at('2026-11-23T09:30:00.000Z');
    expect(newDangers([], [first])).toEqual([first]);
    expect(newDangers([first], [first])).toEqual([]);
    expect(newDangers([first], [again])).toEqual([again]);
  });

  it('rings for nothing at the first look, and not for what a person has answered', () => {
    expect(newDangers(undefined, [at('2026-11-23T09:00:00.000Z')])).toEqual([]);
    expect(newDangers([], [at('2026-11-23T09:00:00.000Z', false)])).toEqual([]);
  });
});
