import { placeholdersOf } from '../language/fill';
import { shippedPhrases } from '../language/phrases';
import { LANGUAGES } from '../model/language';
import type { Service } from '../model/service';
import type { KnowledgeProblem } from './problems';
import type { Locate } from './yaml';

const SHIPPED = shippedPhrases(LANGUAGES[0]);
const PLACEHOLDERS: ReadonlySet<string> = new Set(Object.values(SHIPPED).flatMap(placeholdersOf));

/** Finds wordings of the organisation that override no phrase, or that use a placeholder which no phrase has. */
export function phraseProblems(phrases: Service['phrases'], at: Locate): readonly KnowledgeProblem[] {
  return Object.entries(phrases).flatMap(([language, overrides]) =>
    Object.entries(overrides ?? {}).flatMap(([key, text]) => {
      const path = ['phrases', language, key];
      if (!Object.hasOwn(SHIPPED, key)) return [at(path, `There is no phrase \`${key}\` to override. Correct its spelling.`)];
      return placeholdersOf(text)
        .filter((name) => !PLACEHOLDERS.has(name))
        .map((name) => at(path, `\`${key}\`: nothing is ever filled in for {${name}}; customers would read it so.`, 'warning'));
    }),
  );
}
