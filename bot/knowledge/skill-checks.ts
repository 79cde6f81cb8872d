import type { LocatedTopic } from './lists';
import type { KnowledgeProblem } from './problems';
import type { LocatedService } from './service';

/**
 * Finds skills that only a topic, or only team members have. Admins make skills up, so such a word is most likely misspelt.
 * It is only a warning: its tickets go to whoever has the fewest.
 */
export function skillProblems(topics: readonly LocatedTopic[], located: LocatedService): KnowledgeProblem[] {
  const { team } = located.service;
  const had = new Set(team.flatMap(({ skills }) => skills));
  const asked = new Set(topics.flatMap(({ topic: { skill } }) => (skill === undefined ? [] : [skill])));
  const unmet = topics.flatMap(({ topic: { skill }, at }) => {
    if (skill === undefined || had.has(skill)) return [];
    const message = `Nobody in the team has the skill \`${skill}\`: tickets of this topic go to whoever has the fewest. Correct its spelling (${known(had)}), or add it to somebody's \`skills\` in service.yaml.`;
    return [at(['skill'], message, 'warning')];
  });
  const unasked = team.flatMap(({ login, skills }) =>
    skills.flatMap((skill, index) => {
      if (asked.has(skill)) return [];
      const message = `No topic asks for the skill \`${skill}\`, so that it decides nothing. Correct its spelling (${known(asked)}), name it as \`skill\` in a topic.yaml, or remove it.`;
      return [located.at(['team', login, 'skills', index], message, 'warning')];
    }),
  );
  return [...unmet, ...unasked];
}

function known(skills: ReadonlySet<string>): string {
  return skills.size === 0
    ? 'there are no others'
    : `there are ${[...skills]
        .sort()
        .map((skill) => `\`${skill}\``)
        .join(', ')}`;
}
