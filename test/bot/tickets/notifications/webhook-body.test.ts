import { webhookBody } from '../../../../bot/tickets/notifications/webhook-body';
import { outboxItem, ticket } from '../../../contract/store/fixtures';
import { smallKnowledge } from '../../../support/small-knowledge';

const { service } = smallKnowledge().base;
const SITE = 'https://help.example.com';

function textOf(subject: string): string {
  const item = outboxItem('c1', 'c1.1#1#webhook#ticket_opened', { kind: 'webhook', about: 'ticket_opened', ticketId: 'c1.1' });
  return String(webhookBody(item, ticket('c1.1', 'c1', { subject }), service, SITE).text);
}

describe('the text of a webhook', () => {
  it.each([
    '[pincha](https://evil.example/x)',
    'mira https://evil.example/x',
    'mira HTTP://EVIL.EXAMPLE',
    'mira evil.example ya',
    'mira www.evil.example/x',
    '<https://evil.example|pincha>',
    '[a]: https://evil.example',
  ])('makes no link of a subject such as %p', (subject) => {
    const [said = '', link] = textOf(subject).split('\n');
    expect(said).not.toMatch(/\]\(|:\/\/|[a-z]\.[a-z]|<|>/i);
    expect(link).toMatch(/^https:\/\/help\.example\.com\/desk\/tickets\//);
  });

  it('reads as it was written', () => {
    expect(textOf('No enfría. ¿Vale 1.200 €? Sí: ya').replaceAll('\u200B', '')).toContain('«No enfría. ¿Vale 1.200 €? Sí: ya»');
  });
});
