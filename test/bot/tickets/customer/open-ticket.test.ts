import { openTicket } from '../../../../bot/tickets/customer/open-ticket';
import { ticketView } from '../../../../bot/tickets/lifecycle/ticket-view';
import { conversation, digest, explanation, service, topics } from '../sample';

const now = new Date('2025-11-24T09:00:30.000Z');
const opening = {
  conversation,
  now,
  service,
  topics,
  reason: 'misses',
  question: 'mi lavadora pierde agua',
  attempt: 0,
  digest,
} as const;

describe('a hand-off opens a ticket', () => {
  it('whose key derives from the conversation and the number of the hand-off', () => {
    expect(openTicket(opening).ticket.id).toBe('c1.1');
    expect(openTicket({ ...opening, conversation: { ...conversation, handoffs: 2 } }).ticket.id).toBe('c1.3');
  });

  it('that is the same ticket when the same hand-off is decided again', () => {
    expect(openTicket(opening)).toEqual(openTicket(opening));
  });

  it('with another number when the first is taken', () => {
    const [first, second] = [openTicket(opening), openTicket({ ...opening, attempt: 1 })];
    expect(first.ticket.number).toMatch(/^M-[0-9A-HJKMNP-TV-Z]{8}$/);
    expect(second.ticket.number).not.toBe(first.ticket.number);
    expect(second.ticket.id).toBe(first.ticket.id);
  });

  it('with its first event and one outbox item that names it', () => {
    const { ticket, events, outbox } = openTicket(opening);
    expect(events).toEqual([
      { version: 1, at: now.toISOString(), kind: 'opened', actor: 'bot', text: 'mi lavadora pierde agua' },
    ]);
    expect(outbox).toMatchObject([
      { id: 'c1.1#1#staff_mail#ticket_opened', kind: 'staff_mail', conversationId: 'c1', ticketId: ticket.id, attempts: 0 },
    ]);
  });

  it('with due times from the priority, in whole minutes, that the customer is shown', () => {
    const { ticket } = openTicket(opening);
    expect(ticket).toMatchObject({ status: 'new', priority: 'normal', firstResponseDueAt: '2025-11-24T15:01:00.000Z' });
    expect(ticketView(ticket)).toEqual({ number: ticket.number, status: 'new', dueAt: '2025-11-24T15:01:00.000Z' });
  });

  it('of the topic that the bot nearly answered with, and its priority', () => {
    const { ticket } = openTicket({ ...opening, explanation });
    expect(ticket).toMatchObject({ topic: 'repairs', skill: 'technical', priority: 'high' });
  });

  it('of no topic when the nearest entry was only a guess', () => {
    const guess = { ...explanation, candidates: explanation.candidates.map((candidate) => ({ ...candidate, confidence: 0.1 })) };
    expect(openTicket({ ...opening, explanation: guess }).ticket.topic).toBeUndefined();
  });

  it('of a higher priority when the customer is upset', () => {
    expect(openTicket({ ...opening, conversation: { ...conversation, tone: 'upset' } }).ticket.priority).toBe('high');
  });

  it("with a subject in the customer's language where no question was asked", () => {
    expect(openTicket({ ...opening, question: undefined }).ticket.subject).toBe('Quiere hablar con una persona');
    expect(openTicket({ ...opening, question: ' \n ', conversation: { ...conversation, language: 'en' } }).ticket.subject).toBe(
      'Wants to talk to a person',
    );
  });
});
