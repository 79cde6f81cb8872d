import type { Kind } from '../../../../language/listening/lexicon';

/** Waiting without end, and saying everything again. */
export const waiting: readonly Kind[] = [
  {
    name: 'no end',
    weight: 3,
    phrases: `
      how much longer do/must/am/are/is/can, how much longer $, how long must i/we
      how long am/are i/we supposed/meant/expected/going, how long do i/we have to wait, how long do i/we wait, before i die
      when hell, hell will freeze, hell freezes, pigs fly/might/will, blue moon, full moon, sleeping bag, my grandchildren
      growing a beard, growing old, grow old, my lifetime, next century
      waste/wasting/wasted [of/my/any/more/enough/so/our] [much/more/of/my] time/money/breath/life
      when are you planning/actually/ever, do you ever/intend/plan, ever going to/get, going to ever, any intention
      by now $, wait until/till christmas/i/hell/next, do i have/need to wait
      ^ [im/we/were/and/i/am/so] still waiting $, ^ [and] still no answer/reply/news/response/sign/word, and still nothing, still nothing $, waiting and waiting
      for a/an door/handle/hinge/filter/hose/button/knob/screw, day off .. for nothing, sat here like, like a lemon
      watching the clock, be a year, is walking now, another sunday/saturday/afternoon/evening/weekend, day in the bin
      when are you coming/sending/going, nearly over and`,
  },
  {
    name: 'again',
    weight: 3,
    phrases: `
      @nth .. that/which/to [has] arrives/arrived/comes/came/come/turns/turned/is/breaks/broke .. @broken, @nth time [that] [it/this/they] .. arrives/arrived/comes/came/breaks/broke/broken/turned
      @nth @topic in a row, @nth .. you [have] send/sent/deliver/delivered/bring/brought .. @broken/dent/crack/scratch/fault, @nth one [is/was/arrived/came/also/that] @broken, the new/replacement one [is/was/came/arrived] @broken too/again/aswell, is @broken too, also [came/arrived] @broken
      for the @nth/last/hundredth/thousandth/final/millionth time, how many more
      how many times do/must/have/need/are/am i/you/we, how many people/calls/emails do/must/have, over and over
      again and again, time and again/time, time after time, yet again, once again, every single/bloody/damn time/day/week
      yet another, one excuse after, one thing after, repeat/repeating myself, repeat it/everything/the, back to/at square
      where we started, square one, groundhog day, broken record, round and round, same old
      same answer/thing/story/excuse/reply/nonsense/rubbish/response/script/crap/issue/problem/fault again/every/each/over/for/from
      different person every/each, start/starting/started [all] over/again/from, from scratch, another day another
      another excuse/fob/no/wasted/lie/lies/broken/promise/fault, here we go, not again, that makes @n, thats @n @tries
      this is the @nth @try, @n times ive, makes @n times
      same fault/reply/invoice/form/photo/photos/question/details again/every, asked me for the same, shall i tell
      nothing ever happens, round and, new date every, later and it, ^ the second/third/fourth $, ^ twice $
      ^ again with/the, ^ again $, @n years later, @n engineers later, same tune/song/rigmarole
      another promise/template/survey/email, explain it all, explaining it all, i already sent/paid/told/gave/explained
      point of spelling, repeating myself, same automatic/automated, third for, the fourth time, for heavens`,
  },
];
