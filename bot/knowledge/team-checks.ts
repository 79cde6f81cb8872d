import type { Language } from '../model/language';
import type { TeamMember } from '../model/service';
import type { KnowledgeProblem } from './problems';

/** A problem, with the path of the value it is about. */
export interface TeamProblem {
  readonly path: readonly (string | number)[];
  readonly message: string;
  readonly severity: KnowledgeProblem['severity'];
}

/** The step of the ladder that stands for the ticket's present owner. */
const OWNER = 'owner';
const USUAL_LADDER: readonly string[] = [OWNER, 'lead', 'admin'];

const standsOn = (step: string) => (member: TeamMember) => member.login === step || member.role === step;

/** The ladder of the service file, or by default the usual steps that at least one person stands on. */
export function ladderOf(written: readonly string[] | undefined, team: readonly TeamMember[]): readonly string[] {
  return written ?? USUAL_LADDER.filter((step) => step === OWNER || team.some(standsOn(step)));
}

/** Checks that no step and no person occurs twice, that the owner comes first, and that every step has somebody on it. */
export function ladderProblems(ladder: readonly string[], team: readonly TeamMember[]): readonly TeamProblem[] {
  return ladder.flatMap((step, index) => {
    const message = problemOf(step, ladder.slice(0, index), team);
    return message === undefined ? [] : [{ path: ['ladder', index], message, severity: 'error' as const }];
  });
}

function problemOf(step: string, below: readonly string[], team: readonly TeamMember[]): string | undefined {
  if (below.includes(step)) return `The ladder comes back to \`${step}\`: each step may stand on it once. Remove one of them.`;
  if (step === OWNER) {
    return below.length === 0
      ? undefined
      : 'The ladder comes back to `owner`, with whom every ticket begins. Put it first, or remove it.';
  }
  const people = team.filter(standsOn(step));
  if (people.length === 0) return `Nobody in the team is \`${step}\`: name a login, a role somebody has, or \`owner\`.`;
  return people.every((person) => below.some((lower) => standsOn(lower)(person)))
    ? `The ladder comes back to the same people with \`${step}\`: they stand on it already. Remove one of the steps.`
    : undefined;
}

/** Checks that somebody can take the tickets of each language. */
export function teamProblems(languages: readonly Language[], team: readonly TeamMember[]): readonly TeamProblem[] {
  const unspoken = languages.filter((language) => !team.some((member) => member.languages.includes(language)));
  if (unspoken.length === languages.length) {
    const message = `Nobody in the team could take a ticket: nobody speaks ${quoted(languages)}. Add it to somebody's \`languages\`.`;
    return [{ path: ['team'], message, severity: 'error' }];
  }
  return unspoken.map((language) => ({
    path: ['languages', languages.indexOf(language)],
    message: `Nobody in the team speaks \`${language}\`: its tickets go to people who do not. Add it to somebody's \`languages\`, or take it out here.`,
    severity: 'warning',
  }));
}

const quoted = (names: readonly string[]) => names.map((name) => `\`${name}\``).join(' or ');
