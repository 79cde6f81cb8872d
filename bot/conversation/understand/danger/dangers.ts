import { foldWord } from '../../../language/listening/words';

/** What may be dangerous, as far as it matters to whoever was told of another one before. */
export const DANGERS = ['fire', 'smoke', 'gas', 'electricity', 'injury', 'water'] as const;
export type DangerKind = (typeof DANGERS)[number] | 'other';

/** A smell of burning is smoke: the fire itself is worse, and news. */
const SMELL = /\b(smell\w*|stink\w*|stench|whiff|odou?r|huel\w*|olor\w*|oler|oli\w*|tufo|peste|apesta\w*)\b/;
const WORDS: Readonly<Record<(typeof DANGERS)[number], RegExp>> = {
  fire: /\b(fire|flames?|ablaze|alight|burning|fuego|llamas?|llamarada\w*|incendi\w*|ard\w+|quemando\w*|prendi\w*|explo\w+|revent\w+|revient\w+|estall\w+|blew|blown)\b/,
  smoke: /\b(smok\w+|fumes|smoulder\w*|hum[oe]\w*|humit\w*|chamusc\w*|burnt|scorch\w*)\b/,
  gas: /\b(gas|butano|propano|monoxid\w*|monoxide)\b/,
  electricity:
    /\b(shock\w*|electrocut\w*|zap\w*|jolt\w*|tingl\w*|sparks?|sparking|arcing|calambr\w*|corriente\w*|corrientazo\w*|descarga\w*|chisp\w*|toques?|patad\w*|patea\w*|cortocircuito\w*)\b/,
  injury:
    /\b(hurt|injur\w*|bleed\w*|blood|unconscious|faint\w*|chok\w+|swallow\w*|ambulance|burn(t|ed) (my|his|her|our)|herid\w*|sangr\w*|inconsciente|desmay\w*|lastim\w*|quemadura\w*|(he|ha|me) (quem\w+|cort\w+)|trag\w+|atragant\w*|ambulancia|mare\w+|dizzy)\b/,
  water: /\b(water|flood\w*|soak\w*|agua|inunda\w*|mojad\w*|empapad\w*|gote\w+)\b/,
};

/** What is dangerous in a text that tells of danger; `other` when that is none of the kinds. Never empty. */
export function dangerKinds(text: string): readonly DangerKind[] {
  const plain = text.split(/\s+/).map(foldWord).join(' ');
  const isSmell = SMELL.test(plain) && !/\b(fire|flames?|fuego|llamas?)\b/.test(plain);
  const kinds = DANGERS.filter((kind) => (kind === 'fire' && isSmell ? false : WORDS[kind].test(plain)));
  const smelled = isSmell && kinds.length === 0 ? (['smoke'] as const) : kinds;
  return smelled.length === 0 ? ['other'] : smelled;
}
