/** How a person is asked for in one language: regular expressions for folded clauses. */
export interface Speech {
  /** Anywhere in a clause. */
  readonly person: readonly string[];
  /** A whole clause that asks to be called. */
  readonly call: string;
  /** A person and nothing else: `whole` in a short message, `pleading` in any ("human please"). */
  readonly bare: { readonly whole: string; readonly pleading: string };
  /** "I don't want to talk to an agent": it reaches from what denies to whom, unless something ends it before ("… but"). */
  readonly refusal: { readonly denies: string; readonly whom: string; readonly endsAt: string };
  /** Words that belong to the wish before and behind it, and what leads on to the matter. */
  readonly lead: string;
  readonly trail: string;
  readonly about: string;
}
