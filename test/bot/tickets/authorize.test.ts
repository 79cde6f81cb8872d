import { MostradorError } from '../../../bot/model/errors';
import { authorize } from '../../../bot/tickets/authorize';

const ana = { login: 'ana', name: 'Ana', role: 'staff' } as const;
const forLeads = { action: 'ticket.merge', roles: ['lead', 'admin'] as const };

function refusalOf(run: () => void): MostradorError {
  try {
    run();
  } catch (error) {
    if (error instanceof MostradorError) return error;
  }
  throw new Error('It was allowed.');
}

test('who has one of the roles may do it', () => {
  expect(() => authorize({ ...ana, role: 'admin' }, forLeads)).not.toThrow();
});

test('who has none is told what for, which roles it takes, and which theirs is', () => {
  const { code, detail, extra } = refusalOf(() => authorize(ana, { ...forLeads, purpose: 'To merge tickets' }));
  expect(code).toBe('FORBIDDEN');
  expect(detail).toBe(
    'To merge tickets one has to be `lead` or `admin`; your role is `staff`. Ask somebody who is, or have your role changed.',
  );
  expect(extra).toEqual(forLeads);
});

test('an action without a purpose is called by its name', () => {
  expect(refusalOf(() => authorize(ana, forLeads)).detail).toContain('For ticket.merge one has to be');
});
