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
  words: 'no ni nunca jamas tampoco sin nada ningun ninguna',
  undone: 'tan tanto tanta mas solo solamente semejante igual tal sino',
};

/** How anger, calm and haste are said in Spanish. */
export const spanish: Speech = {
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
