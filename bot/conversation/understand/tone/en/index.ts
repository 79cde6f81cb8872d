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
  words: 'not no never isnt arent wasnt werent dont doesnt didnt without nor hardly aint nothing',
  undone: 'so only just such more been even merely simply but',
};

const filler = `this that these those with will would shall should could have having been being were your yours youre yourself just
  very really right still again over about from into what when they them their there here then than more most even ever every much
  such because after before please hello today contact deal dealing everywhere anymore everything anything people thing things
  honestly frankly simply truly absolutely completely totally extremely quite place make made waiting`;

/** How anger, calm and haste are said in English. */
export const english: PhraseLists = {
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
