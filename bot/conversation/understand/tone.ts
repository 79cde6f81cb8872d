import { TONES, type Tone } from '../types';
import { fold } from './fold';

/** Words of anger, disappointment, and threats to leave or to complain. Folded text: no accents, no punctuation. */
const UPSET = new RegExp(
  `\\b(${[
    // Spanish
    'harto|harta|hartos|hasta las narices|hasta los huevos|indignad[oa]|indignante|cabread[oa]|furios[oa]|enfadad[oa]|decepcionad[oa]',
    'verguenza|vergonzoso|de pena|lamentable|inaceptable|intolerable|inadmisible|desastre|chapuza|estafa|estafadores|timo|tomadura de pelo|tomando el pelo|ladrones|sinverguenzas',
    'mierda|joder|cono|puta|putada|asco|asqueroso|inutiles?|incompetentes?|imbeciles?|idiotas?',
    'denunciar|denuncia|pongo una reclamacion|poner una reclamacion|hoja de reclamaciones|abogado|consumo|no vuelvo a comprar|nunca mas|ultima vez que',
    'nadie me (responde|contesta|hace caso|ayuda)|ya (os )?he (llamado|escrito) (tres|cuatro|cinco|mil|varias|\\d+)|cuantas veces|por (tercera|cuarta|enesima) vez|os reis de mi',
    // English
    'fed up|sick of|sick and tired|furious|livid|angry|outraged|disgusted|disgusting|disappointed|appalling|appalled|unacceptable|ridiculous|disgrace|disgraceful|shambles|joke of a|pathetic',
    'useless|incompetent|idiots?|scam|scammers|rip ?off|thieves|crooks|worst (service|company|shop|experience)|terrible service|awful service|waste of time',
    'shit|bullshit|fuck\\w*|crap|bloody hell|damn|wtf',
    'lawyer|solicitor|sue you|trading standards|never (buying|shopping|again)|last time i|nobody (answers|replies|helps|cares)|how many times|for the (third|fourth|fifth|umpteenth) time|i want to complain|make a complaint',
  ].join('|')})\\b`,
);

const URGENT =
  /\b(urgente|urgentemente|urgencia|cuanto antes|lo antes posible|ahora mismo|ya mismo|inmediatamente|de inmediato|emergencia|no puede esperar|me corre prisa|corre prisa|urgent|urgently|asap|as soon as possible|right now|right away|immediately|emergency|cannot wait|can t wait|straight away)\b/;

/**
 * How the customer sounds: by words, by shouting (capitals) and by punctuation.
 * Only the tone; what is wanted is another question.
 */
export function detectTone(text: string): Tone {
  const folded = fold(text);
  if (UPSET.test(folded) || isShouting(text)) return 'upset';
  return URGENT.test(folded) ? 'urgent' : 'calm';
}

/** Several words, nearly all capitals, and exclamation marks: not a model number, not one short word. */
function isShouting(text: string): boolean {
  const sample = text.slice(0, 2_000);
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  const capitals = sample.match(/\p{Lu}/gu)?.length ?? 0;
  const exclamations = sample.match(/!/g)?.length ?? 0;
  return letters >= 12 && capitals / letters > 0.7 && (exclamations >= 1 || letters >= 25)
    ? true
    : exclamations >= 3 && letters >= 8;
}

export const strongestTone = (a: Tone, b: Tone): Tone => (TONES.indexOf(a) >= TONES.indexOf(b) ? a : b);
