import { firstAdmin, refuseForeignPage } from '../../../infra/aws/service-file';

const team = [
  { login: 'ana', role: 'staff' },
  { login: 'carmen', role: 'admin' },
  { login: 'admin', role: 'admin' },
] as const;
const adminEmail = 'carmen@example.com';

describe('the first admin', () => {
  it('is the first admin of the team, or the one who is named', () => {
    expect(firstAdmin({ adminEmail }, team)).toEqual({ login: 'carmen', email: adminEmail });
    expect(firstAdmin({ adminEmail, adminLogin: 'admin' }, team)).toEqual({ login: 'admin', email: adminEmail });
  });

  it('is nobody without an address', () => {
    expect(firstAdmin({}, team)).toBeUndefined();
  });

  it('must be an admin of the team, since whoever is not in it is turned away everywhere', () => {
    expect(() => firstAdmin({ adminEmail }, team.slice(0, 1))).toThrow('Add `admin: { name: …, role: admin }` under `team`');
    expect(() => firstAdmin({ adminEmail, adminLogin: 'eva' }, team)).toThrow('Add `eva: { name: …, role: admin }`');
    expect(() => firstAdmin({ adminEmail, adminLogin: 'ana' }, team)).toThrow('ana is staff in knowledge/service.yaml');
  });
});

describe('the page that mails link to', () => {
  const customerPage = 'https://www.example.com/help';

  it('may be on our own domain, or on an origin that may show the chat', () => {
    expect(() => refuseForeignPage({}, [])).not.toThrow();
    expect(() => refuseForeignPage({ customerPage }, ['https://www.example.com'])).not.toThrow();
    expect(() => refuseForeignPage({ customerPage, site: { domain: 'www.example.com' } }, [])).not.toThrow();
  });

  it('is refused anywhere else: the chat would not work there', () => {
    expect(() => refuseForeignPage({ customerPage }, ['https://example.com'])).toThrow(
      'Add "https://www.example.com" to `embedOrigins`',
    );
  });
});
