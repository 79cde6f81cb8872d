import type { Language } from '../../model/language';
import type { Service, TeamMember } from '../../model/service';
import { availableMembers, type Staffing } from './staffing';

/** What a ticket requires of its owner. */
export interface TicketNeeds {
  /** The skill of the ticket's topic; absent when anybody can handle it. */
  readonly skill?: string | undefined;
  readonly language: Language;
  /** Whoever has the customer's other open tickets: they get this one too, unless they take none. */
  readonly customerOwner?: string | undefined;
}

/**
 * Chooses the owner among the available people: first whoever has the customer's other tickets, then those with the skill who speak the language, then those who speak the
 * language, then anybody. Within a group, the person with the fewest open tickets comes first, then the first by login.
 * Pure and deterministic.
 * @returns undefined only when nobody is available
 */
export function chooseOwner(service: Pick<Service, 'team'>, staffing: Staffing, needs: TicketNeeds): TeamMember | undefined {
  const available = availableMembers(staffing, service);
  const same = available.find(({ login }) => login === needs.customerOwner);
  if (same !== undefined) return same;
  const ranked = available.map((member) => ({
    member,
    fit: fitOf(member, needs),
    load: staffing.load.get(member.login) ?? 0,
  }));
  ranked.sort((a, b) => b.fit - a.fit || a.load - b.load || (a.member.login < b.member.login ? -1 : 1));
  return ranked[0]?.member;
}

/**
 * 2: has the skill and speaks the language; 1: speaks the language; 0: neither. Language comes first: a colleague can help
 * with the topic, but not with a customer who cannot be understood.
 */
export function fitOf({ skills, languages }: TeamMember, { skill, language }: TicketNeeds): 0 | 1 | 2 {
  if (!languages.includes(language)) return 0;
  return skill === undefined || skills.includes(skill) ? 2 : 1;
}
