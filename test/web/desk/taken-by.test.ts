import type { TicketEvent } from '../../../web/desk/api/types';
import { takenBy } from '../../../web/desk/ticket/header/taken-by';

const LUIS = { login: 'luis', name: 'Luis' };
const event = (at: string, kind: string, actor: string, to?: string): TicketEvent => ({
  ...{ version: 1, at, kind, actor },
  ...(to === undefined ? {} : { to }),
});

describe('who took a ticket', () => {
  it('is nobody while it has no owner', () => {
    expect(takenBy({ ticket: {}, events: [event('t1', 'opened', 'customer')] })).toBeUndefined();
  });

  test.each([
    ['claimed it', event('t2', 'claimed', 'luis', 'luis')],
    ['was given it', event('t2', 'assigned', 'bot', 'luis')],
    ['replied first', event('t2', 'replied', 'luis')],
  ])('is the owner who %s', (_, took) => {
    const events = [event('t1', 'opened', 'customer'), took, event('t3', 'labelled', 'luis')];
    expect(takenBy({ ticket: { assignee: LUIS }, events })).toEqual({ name: 'Luis', at: 't2' });
  });

  it('counts the last time that it went to them', () => {
    const events = [
      event('t1', 'claimed', 'luis', 'luis'),
      event('t2', 'assigned', 'ana', 'ana'),
      event('t3', 'assigned', 'ana', 'luis'),
    ];
    expect(takenBy({ ticket: { assignee: LUIS }, events })?.at).toBe('t3');
  });
});
