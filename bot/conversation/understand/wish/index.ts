import { clausesOf, without } from '../clauses';
import { fold } from '../fold';
import { closes } from './closing';
import { personWishes } from './person';

/** What a customer may want of the conversation itself, rather than of the knowledge. */
export type Wish = 'person' | 'cancel' | 'yes' | 'no';

export interface ReadWish {
  /** `yes` and `no` mean something only after an answer. */
  readonly wish?: Wish;
  /** What is left of the text without the words that ask for a person: what it is about; may be empty. */
  readonly matter: string;
}

const YES =
  /^(si+|si gracias|sip|claro|perfecto|genial|me (sirve|ha servido|vale)|si me (sirve|ha servido)|yes|yep|yeah|yes thanks|yes thank you|it did|it helped|that helped|perfect|great)( gracias| muchas gracias| thanks| thank you)?$/;
const NO =
  /^(no+|nop|nope|no gracias|no me (sirve|ha servido|vale|ayuda|ha ayudado)|eso no es|no es eso|no era eso|no it (did not|didn t)|not really|it did not help|it didn t help|that did not help|that didn t help|that s not it|not what i (asked|meant))$/;

/** The wish that a text states in words, if any, and what else it says. */
export function readWish(text: string): ReadWish {
  const clauses = clausesOf(text);
  const asked = personWishes(clauses);
  if (asked.length > 0) return { wish: 'person', matter: worded(without(text, asked)) };
  if (closes(text, clauses)) return { wish: 'cancel', matter: text };
  const folded = fold(text);
  if (YES.test(folded)) return { wish: 'yes', matter: text };
  return NO.test(folded) ? { wish: 'no', matter: text } : { matter: text };
}

export const detectWish = (text: string): Wish | undefined => readWish(text).wish;

const MIN_LETTERS = 3;

/** A comma that is left over says nothing. */
function worded(text: string): string {
  return (text.match(/\p{L}/gu)?.length ?? 0) < MIN_LETTERS ? '' : text;
}
