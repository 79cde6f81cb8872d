import { customerKeyOf, isSameCustomer } from '../../../../bot/tickets/customer/customer-key';
import { openTicket } from '../../../../bot/tickets/customer/open-ticket';
import { conversation, digest, service } from '../sample';

const web = (email?: string) =>
  customerKeyOf({ channel: 'web', customer: { name: 'Marta', ...(email === undefined ? {} : { email }) } }, digest);
const inTeams = (user: unknown, email?: string) =>
  customerKeyOf({ channel: 'teams', customer: email === undefined ? {} : { email }, reference: { user } }, digest);

describe('what a customer is known by', () => {
  it('is their e-mail address, however they type it, and cannot be read back', () => {
    expect(web('Marta@Example.com')).toBe(web(' marta@example.com'));
    expect(web('marta@example.com')).toMatch(/^[0-9a-f]{64}$/);
    expect(web('marta@example.com')).not.toBe(web('marta@example.org'));
  });

  it('is their account in Teams, which the channel vouches for, whatever address they give', () => {
    expect(inTeams({ id: '29:ana' })).toBe(inTeams({ id: '29:ana', name: 'Ana' }, 'jose@example.com'));
    expect(inTeams({ id: '29:ana' })).not.toBe(inTeams({ id: '29:jose' }));
    expect(inTeams({ id: 'marta@example.com' })).not.toBe(web('marta@example.com'));
  });

  it.each([undefined, null, 'ana', {}, { id: 7 }, { id: '' }])('is their address where the account is %p', (user) => {
    expect(inTeams(user)).toBeUndefined();
    expect(inTeams(user, 'marta@example.com')).toBe(web('marta@example.com'));
  });

  it('is nothing for somebody who said nothing: that two of them are one cannot be known', () => {
    expect(web()).toBeUndefined();
    const open = (id: string) =>
      openTicket({ conversation: { ...conversation, id }, now: new Date(0), service, reason: 'asked', attempt: 0, digest });
    expect(isSameCustomer(open('a').ticket, open('b').ticket)).toBeUndefined();
  });
});
