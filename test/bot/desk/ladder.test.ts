import { nextOnLadder } from '../../../bot/desk/ladder';
import { openTicket } from '../../../bot/desk/open-ticket';
import type { Ticket } from '../../../bot/desk/types';
import type { TeamMember } from '../../../bot/knowledge/types';
import { conversation, digest, service } from './sample';

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
  nextOnLadder({ ...service, ladder, team }, { ...ticket, ...more })?.login;
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
