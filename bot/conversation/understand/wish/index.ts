import { clausesOf, without } from '../clauses';
import { isQuestion, withoutThanks } from '../courtesy';
import { fold } from '../fold';
import { closes, ends } from './closing';
import { personWishes } from './person';

/** What a customer may want of the conversation itself, rather than of the knowledge. */
export type Wish = 'person' | 'cancel' | 'over' | 'yes' | 'no';

export interface ReadWish {
  /** `yes` and `no` mean something only after an answer; `over` says that there is nothing more. */
  readonly wish?: Wish;
  /** What is left of the text without the words that ask for a person: what it is about; may be empty. */
  readonly matter: string;
}

/** Who says more than that does not only say yes or no; time is bounded by it. */
const MAX_WORDS = 16;

const YES =
  /^(?:si+|sip|claro|claro que si|si me (?:sirve|ha servido)|me (?:sirve|ha servido|vale)|eso era|(?:si )?funciono|(?:it|that|yes it) worked|perfecto|genial|yes|yep|yeah|it did|it helped|that helped|perfect|great)(?: (?:si|yes|claro|por favor|porfa|please|pls|muchas gracias|gracias|thanks|thank you))*$/;

/** It did not help: the whole of it says so, piece by piece. */
const NOTHING = [
  'no+|nop|nope|no gracias|(?:no|pues|pero|but|si|yes) no|not really|y? ?nada|and nothing',
  '(?:eso )?(?:a mi )?no me (?:sirve|sirvio|ha servido|vale|ayuda|ayudo|ha ayudado)(?: de nada)?|(?:eso )?no (?:sirve|sirvio|ha servido|ayuda|ayudo)(?: de nada)?',
  'eso no es|(?:no|eso no) es eso|no era eso|eso no era|no (?:es|era) lo que (?:pregunto|preguntaba|pregunte|buscaba|quiero|queria)',
  '(?:eso )?(?:ya )?(?:lo |eso )?(?:he|hemos) (?:probado|intentado|hecho)(?: (?:eso|esto|todo|antes|ya))*(?<=\\bya\\b.*|\\beso\\b.*)',
  '(?:eso )?ya (?:lo )?(?:probe|intente|hice|probamos|intentamos|hicimos)(?: (?:eso|esto|todo|antes))*|eso ya lo (?:sabia|se)',
  '(?:pero )?(?:todo )?sigue (?:todo )?(?:igual|sin (?:funcionar|ir|arrancar|encender))|(?:eso )?(?:sigue |aun |todavia )?no (?:me )?(?:ha )?(?:funciona|funcionado|funciono|va)',
  '(?:no )?(?:it|this|that) (?:did not|didn ?t|does not|doesn ?t) (?:help|work)(?: (?:me|at all|either|for me))*|no it (?:did not|didn ?t)|did not help|didn ?t help|no help',
  '(?:no )?(?:that s|it s|this is|that is) not (?:it|what i (?:asked|meant|asked for))|not what i (?:asked|meant)',
  '(?:(?:i|we) (?:ve |have )?)?(?:already )?(?:tried|done|did) (?:that|this|it)(?: (?:already|before|twice))*',
  '(?:(?:it|that) ?(?:s|is)? )?(?:it )?still (?:the same|(?:not|isn ?t) working|(?:does not|doesn ?t|won ?t) work)|(?:it )?still (?:does not|doesn ?t) work|same as before|no (?:change|luck)',
].join('|');
const NO = new RegExp(`^(?:${NOTHING})(?: (?:(?:y|and|pero|but) )?(?:${NOTHING}))*$`);

/** The wish that a text states in words, if any, and what else it says. */
export function readWish(text: string): ReadWish {
  const clauses = clausesOf(text);
  const asked = personWishes(clauses);
  if (asked.length > 0) return { wish: 'person', matter: worded(without(text, asked)) };
  if (closes(text, clauses)) return { wish: 'cancel', matter: text };
  if (ends(text, clauses)) return { wish: 'over', matter: text };
  const { rest, takesBack } = withoutThanks(text);
  if (isQuestion(rest)) return { matter: text };
  const forms = [fold(text), fold(rest)].filter((form) => form.split(' ').length <= MAX_WORDS);
  if (forms.some((form) => YES.test(form))) return { wish: 'yes', matter: text };
  return takesBack || forms.some((form) => NO.test(form)) ? { wish: 'no', matter: text } : { matter: text };
}

export const detectWish = (text: string): Wish | undefined => readWish(text).wish;

const MIN_LETTERS = 3;

/** A comma that is left over says nothing. */
function worded(text: string): string {
  return (text.match(/\p{L}/gu)?.length ?? 0) < MIN_LETTERS ? '' : text;
}
