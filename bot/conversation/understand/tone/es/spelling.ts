/** What people shorten when they type on a phone. */
const SHORT: ReadonlyMap<string, string> = new Map(
  Object.entries({
    q: 'que',
    k: 'que',
    ke: 'que',
    qe: 'que',
    xq: 'porque',
    pq: 'porque',
    xk: 'porque',
    x: 'por',
    xfa: 'porfa',
    xfavor: 'porfavor',
    d: 'de',
    m: 'me',
    t: 'te',
    tb: 'tambien',
    tmb: 'tambien',
    tngo: 'tengo',
    stoy: 'estoy',
    toy: 'estoy',
    ntp: 'tranquilo',
    hdp: 'hijueputa',
    hpta: 'hijueputa',
    ptm: 'puta',
    alv: 'verga',
    vdd: 'verdad',
    grax: 'gracias',
    tqm: 'quiero',
    bn: 'bien',
    nd: 'nada',
  }),
);

/** Letters that sound alike in Spanish; h is silent but in "ch". */
const SOUNDS: Readonly<Record<string, string>> = {
  ch: '0',
  h: '',
  v: 'b',
  qu: 'k',
  z: 's',
  x: 's',
  ll: 'y',
  w: 'gu',
};
const ALIKE = /ch|h|v|qu|c(?=[ei])|c|z|x|g(?=[ei])|ll|w/g;

/** A word as it sounds, so that "arta", "berguenza" and "escusas" read like "harta", "vergüenza" and "excusas". */
export function spelling(plain: string): string {
  return (SHORT.get(plain) ?? plain)
    .replace(ALIKE, (letters, at: number, word: string) => {
      const isSoft = /[ei]/.test(word.charAt(at + 1));
      if (letters === 'c') return isSoft ? 's' : 'k';
      return letters === 'g' ? 'j' : (SOUNDS[letters] ?? letters);
    })
    .replace(/([a-qs-z])\1/g, '$1');
}
