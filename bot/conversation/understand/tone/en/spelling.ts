/** What people shorten, run together or often misspell. */
const SHORT: ReadonlyMap<string, string> = new Map(
  Object.entries({
    u: 'you',
    ur: 'your',
    r: 'are',
    y: 'why',
    ya: 'you',
    yr: 'your',
    youre: 'your',
    pls: 'please',
    plz: 'please',
    thx: 'thanks',
    ty: 'thanks',
    ppl: 'people',
    cus: 'customer',
    b4: 'before',
    gonna: 'going',
    wanna: 'want',
    gotta: 'got',
    dunno: 'dont',
    awnser: 'answer',
    anwser: 'answer',
    anser: 'answer',
    discusting: 'disgusting',
    recieve: 'receive',
    recieved: 'received',
    tho: 'though',
    cos: 'because',
    coz: 'because',
    tmrw: 'tomorrow',
    wks: 'weeks',
    mths: 'months',
    hrs: 'hours',
    mins: 'minutes',
    cant: 'cannot',
    arent: 'arent',
    definately: 'definitely',
    noone: 'nobody',
    somone: 'someone',
  }),
);

/** Words from so many letters on are read without regard to which vowel is where, and to doubled letters. */
const LONG = 7;

/**
 * A word as it is meant: "rediculous", "unacceptible" and "appauling" read like "ridiculous", "unacceptable" and "appalling".
 * In a long word any vowels stand for any others.
 */
export function spelling(plain: string): string {
  const word = SHORT.get(plain) ?? plain;
  if (word.length < LONG) return word;
  return (
    word.slice(0, 1) +
    word
      .slice(1)
      .replace(/([a-z])\1/g, '$1')
      .replace(/[aeiouy]+/g, 'a')
      .replace(/([^a])\1/g, '$1')
  );
}
