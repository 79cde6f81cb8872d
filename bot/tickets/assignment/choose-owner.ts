import type { Language } from '../../model/language';
import type { Service, TeamMember } from '../../model/service';
import { type Staffing, whoIsThere } from './staffing';

/** What a ticket asks of whoever takes it. */
export interface Needs {
  /** Its topic's; absent = anybody's. */
  readonly skill?: string | undefined;
  readonly language: Language;
}

/**
 * Who gets a ticket, of those who are there: somebody with its skill who speaks its language; failing that, somebody who
 * speaks its language; failing that, anybody. Of these the one with the fewest open tickets, and of equals the first by login.
 * Pure: the same people with the same load always give the same person.
 * @returns undefined only when nobody is there
 */
export function chooseOwner(service: Pick<Service, 'team'>, staffing: Staffing, needs: Needs): TeamMember | undefined {
  const ranked = whoIsThere(staffing, service).map((member) => ({
    member,
    fit: fitOf(member, needs),
    load: staffing.load.get(member.login) ?? 0,
  }));
  ranked.sort((a, b) => b.fit - a.fit || a.load - b.load || (a.member.login < b.member.login ? -1 : 1));
  return ranked[0]?.member;
}

/** 2: knows the matter and speaks the language, 1: speaks the language, 0: is there. Who cannot be understood helps less than who has to ask. */
export function fitOf({ skills, languages }: TeamMember, { skill, language }: Needs): 0 | 1 | 2 {
  if (!languages.includes(language)) return 0;
  return skill === undefined || skills.includes(skill) ? 2 : 1;
}
