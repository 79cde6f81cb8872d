import type { Speech } from '../lexicon';
import { calm } from './calm';
import { charge } from './charge';
import { classes } from './classes';
import { contempt } from './contempt';
import { demands } from './demands';
import { feelings } from './feelings';
import { neglect } from './neglect';
import { oaths } from './oaths';
import { sarcasm } from './sarcasm';
import { spelling } from './spelling';
import { threats } from './threats';
import { urgent } from './urgent';
import { waiting } from './waiting';

const denial = {
  words: 'not no never isnt arent wasnt werent dont doesnt didnt without nor hardly aint nothing',
  undone: 'so only just such more been even merely simply but',
};

/** How anger, calm and haste are said in English. */
export const english: Speech = {
  classes,
  spelling,
  denial,
  kinds: [
    ...oaths,
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
