import { type Clause, placeOf, type Span } from '../clauses';
import { english } from './english';
import { spanish } from './spanish';
import type { Speech } from './speech';

/** A message of so many words may be the name of a person and nothing else ("agent"). */
const SHORT = 6;

const SPEECHES = [spanish, english].map(read);

function read({ person, call, bare, refusal: { denies, whom, endsAt }, lead, trail, about }: Speech) {
  return {
    refusal: new RegExp(`\\b${denies}\\b(?: (?!${endsAt}\\b)[a-z]+){0,6}? ${whom}\\b`, 'g'),
    anywhere: [...person, call, bare.pleading].map((pattern) => new RegExp(pattern)),
    short: new RegExp(bare.whole),
    lead: new RegExp(`(?:(?<![a-z0-9])${lead} )+$`),
    about: new RegExp(` ${about} `),
    trail: new RegExp(`^(?: ${trail}\\b)*(?: ${about}\\b)?`),
  };
}

/** Where a text asks for a person, and what goes with that; nothing when it does not, or when it refuses one. */
export function personWishes(clauses: readonly Clause[]): readonly Span[] {
  const isShort = clauses.reduce((sum, { words }) => sum + words.length, 0) <= SHORT;
  return clauses.flatMap((clause) => wishIn(clause, isShort) ?? []);
}

function wishIn(clause: Clause, isShort: boolean): Span | undefined {
  for (const { refusal, anywhere, short, lead, about, trail } of SPEECHES) {
    // What is refused is blotted out, so that every place stays where it is.
    const open = clause.folded.replace(refusal, (refused) => '#'.repeat(refused.length));
    for (const pattern of isShort ? [...anywhere, short] : anywhere) {
      const found = pattern.exec(open);
      if (found === null) continue;
      const before = lead.exec(open.slice(0, found.index))?.[0].length ?? 0;
      const matter = found[0].search(about);
      const end = found.index + (matter < 0 ? found[0].length : matter);
      const behind = trail.exec(open.slice(end))?.[0].length ?? 0;
      return placeOf(clause, found.index - before, end + behind);
    }
  }
  return undefined;
}
