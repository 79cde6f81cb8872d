import type { TeamMember } from '../../../../bot/model/service';
import type { Ticket } from '../../../../bot/model/ticket';
import { openTicket } from '../../../../bot/tickets/customer/open-ticket';
import { nextOnPath } from '../../../../bot/tickets/escalation/escalation-path';
import { conversation, digest, service } from '../sample';

const now = new Date('2025-11-24T09:00:00.000Z');
const { ticket } = openTicket({ conversation, now, service, reason: 'asked', attempt: 0, digest });
const member = (login: string, more: Partial<TeamMember> = {}): TeamMember => ({
  login,
  name: login,
  role: 'lead',
  skills: [],
  languages: ['es'],
  ...more,
});
const next = (ladder: readonly string[], team: readonly TeamMember[], more: Partial<Ticket> = {}) =>
  nextOnPath({ ...service, ladder, team }, { ...ticket, ...more })?.login;
const has = (login: string) => ({ assignee: { login, name: login } });

describe('the next step of the ladder', () => {
  it.each([
    ['is the person who is named', next(['ana', 'luis'], [member('ana'), member('luis')]), 'ana'],
    ['comes after the owner, who is where every ticket begins', next(['owner', 'luis'], [member('luis')]), 'luis'],
    ['is further up with each escalation', next(['ana', 'luis'], [member('ana'), member('luis')], { escalations: 1 }), 'luis'],
    ['is not whoever has the ticket already', next(['ana', 'luis'], [member('ana'), member('luis')], has('ana')), 'luis'],
    ['is another person of the same role first', next(['lead'], [member('ana'), member('luis')], has('ana')), 'luis'],
    [
      'is the one of a role who speaks the language',
      next(['lead'], [member('ana', { languages: ['en'] }), member('luis')]),
      'luis',
    ],
    [
      'is the one of a role who knows the matter',
      next(['lead'], [member('ana'), member('luis', { skills: ['technical'] })], { skill: 'technical' }),
      'luis',
    ],
    ['is nobody at the top', next(['ana'], [member('ana')], { escalations: 1 }), undefined],
    ['is nobody without a ladder', next([], [member('ana')]), undefined],
  ])('%s', (_, found, expected) => {
    expect(found).toBe(expected);
  });
});

describe('when somebody on the ladder is away', () => {
  const away = (login: string) => {
    const said = { login, version: 1, available: false, changedAt: '2025-11-24T08:00:00.000Z' };
    return { absent: new Set<string>(), availability: new Map([[login, said]]), load: new Map(), waiting: new Map() };
  };
  const team = [member('ana'), member('luis'), member('eva', { role: 'admin' })];
  const step = (ladder: readonly string[], login: string) =>
    nextOnPath({ ...service, ladder, team }, { ...ticket, ...has('ana') }, away(login))?.login;

  it.each([
    ['nobody is found on a step where nobody else stands', step(['lead'], 'luis'), undefined],
    ['the next step is taken', step(['lead', 'admin'], 'luis'), 'eva'],
    ['it does not matter for who is there', step(['lead'], 'eva'), 'luis'],
  ])('%s', (_, found, expected) => {
    expect(found).toBe(expected);
  });

  it('of two who suit alike, the one with fewer tickets has it', () => {
    const load = new Map([
      ['ana', 5],
      ['luis', 2],
    ]);
    expect(
      nextOnPath({ ...service, ladder: ['lead'], team }, ticket, {
        absent: new Set<string>(),
        availability: new Map(),
        load,
        waiting: new Map(),
      })?.login,
    ).toBe('luis');
  });
});
