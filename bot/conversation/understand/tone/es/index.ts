import type { PhraseLists } from '../../../../language/listening/lexicon';
import { calm } from './calm';
import { charge } from './charge';
import { classes } from './classes';
import { contempt } from './contempt';
import { demands } from './demands';
import { feelings } from './feelings';
import { neglect } from './neglect';
import { profanity } from './profanity';
import { sarcasm } from './sarcasm';
import { spelling } from './spelling';
import { threats } from './threats';
import { urgent } from './urgent';
import { waiting } from './waiting';

const denial = {
  words: 'no ni nunca jamas tampoco sin nada ningun ninguna',
  undone: 'tan tanto tanta mas solo solamente semejante igual tal sino',
};

const filler = `estoy estamos esta este esto estos estas esos esas para pero porque como cuando desde hasta sobre entre vosotros ustedes vuestro
  vuestra vuestros vuestras usted nosotros todo toda todos todas nada algo alguien siempre nunca ahora sigo seguimos mucho mucha muchos
  tanto tanta tengo tenemos tiene tienen haber hacer hace siento verdad realmente totalmente absolutamente completamente hola gracias
  favor sois quiero esperando esperar mismo misma cosa cosas aqui alla asi solo hablareis tambien`;

/** How anger, calm and haste are said in Spanish. */
export const spanish: PhraseLists = {
  classes,
  spelling,
  denial,
  filler,
  kinds: [
    ...profanity,
    ...feelings,
    ...contempt,
    ...neglect,
    ...waiting,
    ...threats,
    ...charge,
    ...demands,
    ...sarcasm,
    ...calm,
    ...urgent,
  ],
};
