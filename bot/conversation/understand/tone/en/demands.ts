import type { Kind } from '../../../../language/listening/lexicon';

/** Orders, rhetorical questions, and comfort refused. */
export const demands: readonly Kind[] = [
  {
    name: 'order',
    weight: 3,
    phrases: `
      answer the/my [damn/bloody/goddamn/actual] question/questions, answer me
      do your [damn/bloody/flipping/actual/goddamn] job/jobs, get your act/house/facts/finger/backsides/story
      get it together
      stop/quit sending/asking/telling/wasting/emailing/lying/pretending/calling/passing/treating/giving/copying/making/messing/hiding/ignoring/fobbing/playing/offering/apologising/apologizing/charging/taking/dodging/reading/being/saying/stalling/trying/it/this
      read what i/ive, read my [last/actual] message/email/question/messages/emails
      read the [actual] message/question/email, listen to me, get on with, pull your finger
      sort yourselves/yourself/this/it out, sort your, get a grip, wake up, grow up, shape up, get it/this sorted
      fix it/this/your now/today/mess/immediately, put someone on, just put me through
      get me/someone/somebody on/who/your/somebody/someone, get me a @boss/human/person/real
      i want/demand/expect answers/action/compensation/results/explanations/justice
      want an answer/explanation/actual/apology, explain yourself/yourselves/to
      would/can/could someone/anyone/somebody [please/kindly/actually/even] explain/tell/do/bother/answer/read/competent/with
      own up, take responsibility, takes responsibility, have some/the decency/respect/shame, the decency, common decency
      basic courtesy, common courtesy, show some, bare minimum, least you could/can, this instant, in writing
      real/straight/proper answer, actual human/person/answers/help
      kindly stop/read/explain/refrain/do/spare/return/tell/remove, be quiet, shut up, back off, leave me alone
      do something $, do better, try harder, make it right, put it right, answer what i, whatever you fancy, stop talking
      call me back $, for once, either sort, i await, pay your wages, may i remind, deign to, any of you, none of you
      would stop, i expected at, let me remind, kindly inform, do me the favour/favor, read the history, less talk
      less talking, spend less, power to decide, at once to, get me a person, not writing again
      send me a damn/tech/technician`,
  },
  {
    name: 'rhetorical',
    weight: 3,
    phrases: `
      do/are/did/can/does you/they/anyone/anybody/your [people/lot/guys] even, do you people/lot/ever/not, do any of you
      dont you people/lot/ever/care/think/have/read
      are you people/serious/kidding/joking/lot/deaf/blind/stupid/insane/mad/trying, are you having a laugh
      are you for real, are you all, are you out of, got to be kidding/joking/having, must be kidding/joking
      have to be kidding/joking, kidding me, youre/your/your kidding/joking, seriously $, ^ seriously, really $, ^ really $
      is it/that/this [really] really/so/too/that hard/difficult/much/complicated/impossible
      how hard/difficult is/can/could, so hard to, so difficult to, too much to ask, too much trouble, who do you think
      who do they think, what do you [people/guys/lot/actually] take/do all/me, what do/did i pay
      think/thinking im/we/i [am/are/was] @fool/stupid/an/a/stupid/made/going/idiots
      what kind/sort/type of [a] @shop/joke/people/person/operation/circus/outfit/idiot/idiots/nonsense/game/scam
      whats/what [is] the point, what good is/are, what use is/are, whats/what [is] wrong with you, what part of
      what am i paying/even/actually, what exactly am/are/is/do
      what are you [lot/people/all/even] paid/doing/playing/waiting/good, what the hell/heck/f/actual, what more do/must
      what does it take, whats it going, why should i/we, why do i/we have/keep/even
      why is/does/cannot/wont/hasnt/isnt nobody/anyone/anybody/no, why wont/cannot/havent/dont you, why have i/you
      why bother, why on
      how is/was/can this/that/it/anyone [possibly/even/still/remotely] acceptable/fair/even/legal/ok/okay/right/allowed
      how is/can this/that possible, how can/do you [possibly/even/people/still] sleep/justify/sell/treat/call/claim/run/not
      how could you, in what world/universe, on what planet/basis, would you accept/like/put/tolerate/be/want
      am i [just/really/actually] invisible/joke, am i talking to a/the/myself, do i look/sound like/stupid
      is this a/some/your joke/kind/sort/idea/scam/way, is this how/what you, is this supposed, is this for real, since when
      is there anyone/anybody/any/a [single/one] competent/intelligent/sane/brain
      does anyone/anybody/no/somebody there/actually/even/care/work/read/listen/know
      can anyone/anybody/none there/actually/even/at, can you people/not/lot/even, should i bring/pack/camp/frame/laugh
      isnt it funny, let me get this, let me guess, so let me get, am i right, how about you, you call this/that/yourselves
      do you think/realise/realize im/ive/i/we/its/this/your/people/customers, do you intend, you think a/this/thats/its
      who is/whos going to pay/compensate/reimburse, will/would somebody/someone explain, did/do you read/listen/hear/look
      have you lost, what sort/kind of answer/clowns, meant to pay, on top of that, single human, human being in
      is there a single, in what universe, whose fault, who trained, hidden camera, how would you like
      would you shop/buy/accept, explain to me, whos next, need to turn up, on my back, deaf or, or what $`,
  },
  {
    name: 'no comfort',
    weight: 3,
    phrases: `
      dont [you/ever/even/dare] tell/give/patronise/patronize/insult/fob/feed/offer/lecture me/us
      do not [ever/dare] tell/give/patronise/patronize/insult/lie/lecture me/us, dont lie, dont you dare, dont bother
      dont even, spare me, save it/your
      no more excuses/emails/templates/bots/promises/apologies/games/lies/nonsense/stalling/chances/delays
      enough excuses/of/with/already/lies/nonsense, excuses, excuse after, dont/not [even] want to hear
      dont/not want [another/your/a/any/store/more] voucher/credit/apology/apologies/excuses/discount/coupon/sympathy/sorry/bot/lecture/hear
      i do not want, not interested in your/hearing/excuses/an, couldnt/could care less, i dont care how/whose/about your
      i dont/couldnt give a
      your/another/empty/hollow/fake/insincere/automated apology/apologies/excuse/sympathy/sorry/platitudes
      sorry isnt/doesnt/wont/is/does/not, apologies dont/mean, doesnt cut, not buying it/that/any, give me a break
      yeah right, whatever $, heard it all, heard that/this/it before, all talk, lip service, hollow words, empty words
      same excuses, if you tell/ask/send/offer me, if one more, one more person/time/apology/template/email/excuse/bot/sorry
      if i hear, ill scream, throw it/this/the .. window, your voucher, your processing/script/templates/scripts
      dont ask/expect/talk/call/mention me/to/patience, another survey/questionnaire/voucher/apology
      dont/not want sympathy/a/your discount/voucher/refund/excuses, i want my @n, with the stalling, stalling, platitudes
      all/its/just excuses, pull the other, will not/never accept, not accept another/a/any, pile of excuses, be patient
      no apologies, no vouchers, no more vouchers, send me a coupon, dont call me, not friends, whose fault it
      talk to me about, fairy tales, i wont explain, pointless emails`,
  },
];
