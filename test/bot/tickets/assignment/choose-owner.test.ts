import fc from 'fast-check';
import { LANGUAGES } from '../../../../bot/model/language';
import type { TeamMember } from '../../../../bot/model/service';
import { chooseOwner } from '../../../../bot/tickets/assignment/choose-owner';
import type { Staffing } from '../../../../bot/tickets/assignment/staffing';

const member = (login: string, more: Partial<TeamMember> = {}): TeamMember => ({
  login,
  name: login,
  role: 'staff',
  skills: [],
  languages: ['es', 'en'],
  ...more,
});
const staffing = (load: Readonly<Record<string, number>> = {}, away: readonly string[] = []): Staffing => ({
  load: new Map(Object.entries(load)),
  waiting: new Map(),
  absent: new Set<string>(),
  availability: new Map(away.map((login) => [login, { available: false, changedAt: '2025-11-24T09:00:00.000Z' }])),
});
const chosen = (team: readonly TeamMember[], at: Staffing, skill?: string) =>
  chooseOwner({ team }, at, { skill, language: 'en' })?.login;

const plumber = member('paco', { skills: ['repairs'] });
const monolingual = member('eva', { skills: ['repairs'], languages: ['es'] });

describe('a ticket goes to', () => {
  it('the person with the skill and the language, whatever their load', () => {
    expect(chosen([member('ana'), plumber, monolingual], staffing({ paco: 9 }), 'repairs')).toBe('paco');
  });

  it('the one with fewer open tickets, among those', () => {
    expect(chosen([plumber, member('rosa', { skills: ['repairs'] })], staffing({ paco: 2, rosa: 1 }), 'repairs')).toBe('rosa');
  });

  it('a person who speaks the language rather than one with the skill only', () => {
    expect(chosen([monolingual, member('luis')], staffing({ luis: 5 }), 'repairs')).toBe('luis');
  });

  it('anybody rather than nobody', () => {
    expect(chosen([monolingual, member('pia', { languages: ['es'] })], staffing({ eva: 1 }), 'billing')).toBe('pia');
  });

  it('the first by login, of equals', () => {
    expect(chosen([member('luis'), member('ana')], staffing())).toBe('ana');
  });

  it('nobody who said that they are away', () => {
    expect(chosen([member('luis'), member('ana')], staffing({}, ['ana']))).toBe('luis');
    expect(chosen([member('luis'), member('ana')], staffing({}, ['ana', 'luis']))).toBeUndefined();
  });
});

const SKILLS = ['repairs', 'billing'];
const LOGINS = ['ana', 'eva', 'luis', 'paco', 'rosa'];
const people = fc
  .uniqueArray(fc.constantFrom(...LOGINS))
  .chain((logins) =>
    fc.tuple(
      ...logins.map((login) =>
        fc.record({ skills: fc.subarray(SKILLS), languages: fc.subarray([...LANGUAGES]) }).map((knows) => member(login, knows)),
      ),
    ),
  );
const situations = fc.record({
  team: people,
  load: fc.dictionary(fc.constantFrom(...LOGINS), fc.nat(3)),
  away: fc.subarray(LOGINS),
  skill: fc.option(fc.constantFrom(...SKILLS, 'gardening'), { nil: undefined }),
  language: fc.constantFrom(...LANGUAGES),
});

/** The rules one after the other, as one would tell them. */
function slowly({ team, load, away, skill, language }: typeof situations extends fc.Arbitrary<infer T> ? T : never) {
  const there = team.filter(({ login }) => !away.includes(login));
  const speaking = there.filter(({ languages }) => languages.includes(language));
  const fitting = speaking.filter(({ skills }) => skill === undefined || skills.includes(skill));
  const group = [fitting, speaking, there].find(({ length }) => length > 0) ?? [];
  const loadOf = ({ login }: TeamMember) => load[login] ?? 0;
  const least = Math.min(...group.map(loadOf));
  return group
    .filter((person) => loadOf(person) === least)
    .map(({ login }) => login)
    .sort()[0];
}

describe('whatever the team', () => {
  it('the choice is what the rules say one by one', () => {
    fc.assert(
      fc.property(situations, (situation) => {
        const { team, load, away, skill, language } = situation;
        expect(chooseOwner({ team }, staffing(load, away), { skill, language })?.login).toBe(slowly(situation));
      }),
      { numRuns: 2_000 },
    );
  });

  it('somebody is chosen exactly when somebody is there', () => {
    fc.assert(
      fc.property(situations, ({ team, load, away, skill, language }) => {
        const isAnybodyThere = team.some(({ login }) => !away.includes(login));
        expect(chooseOwner({ team }, staffing(load, away), { skill, language }) !== undefined).toBe(isAnybodyThere);
      }),
    );
  });

  it('the order of the service file makes no difference', () => {
    fc.assert(
      fc.property(situations, ({ team, load, away, skill, language }) => {
        const at = staffing(load, away);
        const backwards = [...team].reverse();
        expect(chooseOwner({ team: backwards }, at, { skill, language })).toEqual(chooseOwner({ team }, at, { skill, language }));
      }),
    );
  });

  it('tickets that come one after the other spread evenly over people who are alike', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.constantFrom(...LOGINS), { minLength: 1 }), fc.nat(40), (logins, count) => {
        const team = logins.map((login) => member(login));
        const load: Record<string, number> = {};
        for (let ticket = 0; ticket < count; ticket++) {
          const login = chosen(team, staffing(load)) ?? 'nobody';
          load[login] = (load[login] ?? 0) + 1;
        }
        const loads = logins.map((login) => load[login] ?? 0);
        expect(Math.max(...loads) - Math.min(...loads)).toBeLessThanOrEqual(1);
      }),
    );
  });
});
