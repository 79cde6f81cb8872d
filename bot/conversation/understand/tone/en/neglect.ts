import type { Kind } from '../../../../language/listening/lexicon';

/** Being ignored and let down. */
export const neglect: readonly Kind[] = [
  {
    name: 'ignored',
    weight: 3,
    phrases: `
      @nobody [ever/there/here/has/can/even] @does, no one [ever/there/here/at/in/has/can/will/even] @does
      not one/a [of/single/person] you/person/reply/word/call/single/soul, none of you, no human, ignored/ignoring/ignores
      hung/hang/hangs/hanging up on/again/mid, hung up, cut me/us off
      left/leave/leaving [me/us/him/her/customers] hanging/stranded/high/waiting, left/leave/leaving me/us in/on/without
      on read, fobbed off, on hold for/since/again/all/listening, hold music, hours/minutes/hour/mins on hold
      not even a/an/the/bothered/one/so, not so much as/a, without so much
      no reply/response/apology/explanation/callback/communication/updates whatsoever/at/from/nothing
      and no reply/response/apology/explanation, no apology, and no answer
      zero replies/reply/response/responses/communication/help/contact/answers/updates/interest/effort/accountability
      radio silence, deafening silence, your silence, complete/total/utter silence, wall of silence, deaf ears, falls on
      like talking/shouting
      never [once/even/ever] called/calls/replied/replies/showed/shows/answers/answered/answer/responded/respond/bothered/rang/listens
      never got back/a, stood me up, didnt/doesnt/dont/couldnt/cannot/wont/havent/hasnt [even/be] bother/bothered
      be/been bothered/arsed, no one/nobody bothered
      dont/doesnt/didnt [even/really/actually/clearly/obviously] care/listen/give
      clearly/obviously dont/doesnt care/listen/read/want/understand/know, could/couldnt care less, couldnt give
      dont give a, give a damn/toss/monkeys/stuff, who cares, cares nobody
      is/are anyone/anybody/someone [even/actually/ever] going/listening/reading/alive/awake/working/out
      anybody/anyone alive/listening/awake/reading, do/does you/anyone/anybody [actually/even] exist/read/work/care/listen
      do you actually exist/read/listen/work, someone will be, will be in touch, get back to, promised a call/callback
      ghosted, black hole, into the void, the void, they/you never reply/answer/respond/listen/called/rang
      nobody takes/reads/wants/takes, not one of, not a call/email/word/sorry/single/peep, talking to dead/myself/thin
      dead air, line goes dead, goes dead, the phone is/just rings, rings out, phones engaged, silence $
      straight to voicemail, passed/pass/passing the problem/around/from, just a number, another number
      not their/your/my job, if anyone/anybody works/reads/cares, whether anyone works, dont even answer/reply/respond
      counter to counter, to a [brick] wall, not their/my/our department/problem/job, passes the buck, rings and rings
      nobody will, never pick/picks/picked up, line drops/dropped/cut, in the bin, laughed and left, no one will take
      every operator/agent/person, call back in/tomorrow/later, and zero/no repairs/answers/solution`,
  },
];
