import type { Kind } from '../../../../language/listening/lexicon';

/** Praise that means the opposite. */
export const sarcasm: readonly Kind[] = [
  {
    name: 'sarcasm',
    weight: 3,
    quoted: true,
    phrases: `
      thanks/thank/cheers [you] [so] [much] for nothing/wasting/ruining/hanging/ignoring/losing/leaving/making/breaking/cancelling/canceling/absolutely/flooding/destroying/taking/scratching/reminding/another/zero/lying/stealing
      thanks a bunch/heap, cheers for that, congratulations/congrats you/guys
      congratulations on losing/breaking/making/ruining/being/managing, congratulations $, ^ bravo @n/you/guys/for/really
      well done you/guys/all, slow clap, round of applause, applause, take a bow, give yourselves, gold star, a medal
      an award, employee of the, stellar work
      top/fine/nice/great/good/excellent/outstanding/brilliant/amazing/superb/stellar/fantastic/wonderful/sterling work/job everyone/guys/team/all/there/losing/ignoring/on/by/as/folks/yet
      ^ [just/how/oh/absolutely/simply/well/truly] charming/classy/typical/figures $
      ^ oh/just/how great/lovely/wonderful/fantastic/brilliant/perfect $
      oh great/good/lovely/wonderful/fantastic/joy/brilliant/goody/look/how/perfect/super/sure/please
      just what i/we needed/wanted, just great/lovely/perfect/wonderful/brilliant/fantastic/peachy
      how lovely/nice/convenient/wonderful/kind/thoughtful/generous/very/considerate/reassuring/professional/charming/original/typical/quaint
      so very helpful, so professional, very/real/really classy/mature/smooth/reassuring, call is important
      calls are important, important to us/you, value/valued/values your/my/our/customer/customers/feedback, valued customer
      customer care, fooled me
      what a surprise/treat/shock/pleasure/service/relief/coincidence/deal/bargain/hero/guarantee/delight/privilege
      surprise surprise, as usual/always/per, business as usual, heaven/god/lord forbid, lucky me/us
      i/we/id/just/absolutely [just/really/absolutely/so] love/adore/enjoy how/waiting/being/paying/hearing/sitting/talking/listening/washing/eating/spending/when
      loving the/how, must be nice, nice to know/see/of, good to know you/that, glad to see/hear/know you/my/the/that
      so glad, so happy that, so kind of, so good of, carrier pigeon, crystal ball, mind reader, smoke signals, magically
      mystical, by magic, miracle/miracles/miraculously, no rush then/though/guys, no hurry then, take your time, dont rush
      dont strain/hurt/trouble/worry/knock/put yourselves/yourself/about/too
      sorry/apologies/forgive/pardon for/me [for/to] existing/being/bothering/expecting/thinking/wanting/asking/disturbing/interrupting/paying/daring
      sorry to disturb/interrupt/trouble your, silly me, my mistake for, more fool me
      foolish/naive/stupid/silly of me/enough, foolish me, here i was, and there i was, who knew, who needs, imagine that
      fancy that, truly inspiring, keep up the, quality service, first class service, world class, five star service
      premium service, award winning, a masterclass, some/great/fine/quality/top service this/you/indeed/eh/that
      great service, customer service at, riveting, thrilling, a likely story, good one $, nice try, very funny $, laugh a
      oh the irony, ironic/irony, that will really, thatll really/help/fix/do/keep/sort, wont it $, works for free
      comedian/comedians/comedy, nice touch, very/how convenient, how thoughtful, be still my, beating heart, dont hurry on
      dont mind me, not like i/ive, no bother, is cheaper than, lovely gesture, an artist, below zero, award for, award goes
      nice one you/youve/guys, well done youve/you, right the system, heres my feedback, enjoy your, funny how, convenient $
      thanks to your punctuality/efficiency/speed/brilliant/wonderful, looking forward to another/more, thank you kindly
      set a record, youve set, heartwarming, i bet your, what a coincidence, while youre/your at it, good thing it was
      feel so much, sorry to take this, be advised, oh so now, one needs, well done for`,
  },
];
