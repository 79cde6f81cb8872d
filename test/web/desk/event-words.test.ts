import type { TicketEvent } from '../../../web/desk/api/types';
import { desk as enDesk } from '../../../web/desk/language/en/desk';
import { parts as en } from '../../../web/desk/language/en/parts';
import { parts as es } from '../../../web/desk/language/es/parts';
import { eventText, eventWhat } from '../../../web/desk/ticket/transcript/event-words';
import { LEGAL_GRAPH } from '../../bot/tickets/legal-graph';

const event = (kind: string, more: Partial<TicketEvent> = {}): TicketEvent => ({
  ...{ version: 1, at: '2026-11-23T09:00:00.000Z', kind, actor: 'ana' },
  ...more,
});
const says = { nameOf: (actor: string) => actor.toUpperCase(), moment: (iso: string) => iso.slice(0, 10) };
const what = (of: TicketEvent) => Object.values(eventWhat(of, { ...enDesk, ...en }, says)).join(' ');

/** A ticket is opened once; all else is a transition. */
const KINDS = ['opened', ...LEGAL_GRAPH.keys()];

describe('the audit trail', () => {
  test.each(KINDS)('has words for %s in both languages', (kind) => {
    for (const { events } of [en, es]) expect(events).toHaveProperty(kind, expect.any(String));
  });

  it('says to whom, until when and into what', () => {
    expect(what(event('assigned', { to: 'luis' }))).toBe('assigned it to LUIS');
    expect(what(event('assigned', { to: 'ana' }))).toBe('claimed it');
    expect(what(event('snoozed', { to: '2026-12-01T08:00:00.000Z' }))).toBe('snoozed it until 2026-12-01');
    expect(what(event('snoozed'))).toBe('took it back before its time');
    expect(what(event('prioritised', { from: 'normal', to: 'urgent' }))).toBe('changed the priority to urgent');
    expect(what(event('merged', { to: 'M-2' }))).toBe('merged it into M-2');
    expect(what(event('merged', { from: 'M-1' }))).toBe('merged into this M-1');
  });

  it('translates what the program notes, and leaves the words of people alone', () => {
    expect(eventText(event('merged', { text: 'other_customer' }), es)).toBe(es.events.texts.other_customer);
    expect(eventText(event('escalated', { text: 'needs a technician' }), en)).toBe('needs a technician');
    expect(eventText(event('escalated', { text: 'toString' }), en)).toBe('toString');
    expect(eventText(event('labelled', { text: '' }), en)).toBe('none');
    expect(eventText(event('replied', { text: 'hello' }), en)).toBeUndefined();
  });

  it('shows nobody a code: not that of a reason, of a result, or of an event it does not know', () => {
    const codes = [
      'owner_away',
      'shared_out',
      'handed_over',
      'taken_back',
      'delayed',
      'not_solved',
      'danger',
      'calm',
      'urgent',
      'upset',
    ];
    for (const language of [en, es])
      for (const code of codes) expect(eventText(event('assigned', { text: code }), language)).not.toBe(code);
    expect(eventText(event('resolved', { text: 'no_reply' }), en)).toBe(en.dialogs.reasons.no_reply);
    expect(eventText(event('resolved', { text: 'other: sent a new one' }), es)).toBe('Otra cosa: sent a new one');
    expect(what(event('something_new'))).toBe('changed it');
  });
});
