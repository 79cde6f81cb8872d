/**
 * How an organisation's numbers are written, such as `PED-######`: `#` is a digit, `@` a letter, and everything else stands for itself,
 * in any case. It is no regular expression, so none can run away: a text of n characters is read in n times the length of the form.
 */
export type NumberForm = string;

/** Maximum length of a form, in characters. */
export const MAX_FORM = 40;

/** Whether a form has at least three digits: with fewer, every number of a text would be one. */
export const isNumberForm = (form: string): boolean =>
  form.length <= MAX_FORM && (form.match(/#/g)?.length ?? 0) >= 3 && !/\s/.test(form);

const DIGIT = /\p{Nd}/u;
const LETTER = /\p{L}/u;

/** The parts of a text that are written in one of the forms, as they are written, each once. */
export function numbersIn(text: string, forms: readonly NumberForm[]): readonly { readonly from: number; readonly to: number }[] {
  const found: { readonly from: number; readonly to: number }[] = [];
  let behind = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (at < behind || isPart(text.charAt(at - 1))) continue;
    const form = forms.find((one) => isWritten(text, at, one));
    if (form === undefined) continue;
    behind = at + form.length;
    found.push({ from: at, to: behind });
  }
  return found;
}

const isPart = (character: string): boolean => DIGIT.test(character) || LETTER.test(character);

function isWritten(text: string, from: number, form: NumberForm): boolean {
  if (isPart(text.charAt(from + form.length))) return false;
  for (let at = 0; at < form.length; at += 1) {
    const character = text.charAt(from + at);
    const wanted = form.charAt(at);
    if (wanted === '#' ? !DIGIT.test(character) : wanted === '@' ? !LETTER.test(character) : !isSame(character, wanted))
      return false;
  }
  return true;
}

const isSame = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();
