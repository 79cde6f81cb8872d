import type { Kind } from '../../../../language/listening/lexicon';
import { MASKED } from '../../../../language/listening/words';

/** Swearing and insults. */
export const profanity: readonly Kind[] = [
  {
    name: 'profanity',
    weight: 3,
    phrases: `
      ${MASKED}, fuck*, fuk/fuking/fukin, fck/fcking, effing, frigging/friggin/fricking/frickin, shit*, bullshit*, bullcrap
      horseshit, crap/crappy, bollocks, bastard/bastards, arse/arses/arsehole/arseholes/arsed, asshole/assholes
      dickhead/dickheads, prick/pricks, wanker/wankers, twat/twats, tosser/tossers, pissed/pissing, piss off
      taking the piss/mick/mickey/michael, take the piss/mick/mickey, goddamn/goddam/dammit/damnit, damn/damned, the hell
      go to hell, bloody hell, wtf, wth, ffs, stfu, gtfo, omfg, jfc
      for god/gods/christ/christs/heavens/petes/pity/goodness sake, for crying out, god sake, christ sake
      sod off/this/it/you, sodding, bugger off/this/all, screw you/this/them/your, screwed me/us/over/up
      you/this/company/store/service sucks/suck
      bloody @shop/joke/thing/time/idiots/useless/ridiculous/disgrace/awful/terrible/cheek/nerve/refund/phone/company/nightmare/machine/washing/dishwasher/fridge/oven/dryer
      this/that/your/my/the bloody, on earth, jesus/jeez, jesus christ, up yours, kiss my, my ass/arse/foot/backside, 🖕, 🤬
      😡, 💩, 😤, half arsed/assed, rocket science, piece of crap/junk/rubbish/garbage, quit messing, stop messing, to hell
      sod`,
  },
  {
    name: 'insult',
    weight: 3,
    deniable: true,
    phrases: `
      liar/liars, thieves, thief, crook/crooks/crooked, scam/scams/scammer/scammers/scammed/scamming, con artist/artists/men
      conmen, cowboys, clown/clowns, jokers/joker, idiot/idiots/idiotic, moron/morons/moronic, imbecile/imbeciles
      incompetent/incompetence, inept/ineptitude, useless, clueless, brainless, pathetic, parasites, scum/scumbags
      criminals, criminal, crooks, robbers, sharks, vultures, muppets/muppet, numpties, halfwits, trained monkey/monkeys
      monkeys, jerk/jerks, bunch/pack/shower/gang of, sorry/poor/lame/pathetic excuse, dumb, stupid, dimwits, charlatans
      fraudsters, swindlers, lazy, cretins, weasels, lied/lying to, lied, lie after/to, all/more/your/such/pure lies, a lie
      a liar, lies, been lying, are lying, stop lying, lying through, to my face, so called, gits/git, lazy so
      good for nothing, bodger/bodgers, you make me sick, prey on, preying on, bunch of, neither honour/honor
      have no shame/honour/integrity/decency/idea/clue/soul, thiefs, cheats, clumsy and, deaf
      couldnt organise/organize/run/find, complete con, total con, you people, you lot, you clowns, you guys are
      you should be ashamed, you ought to be, the likes of you, so are you`,
  },
  {
    name: 'bot insult',
    weight: 3,
    phrases: `
      stupid/useless/dumb/idiotic/worthless/pathetic/ridiculous/bloody/blasted/braindead/hopeless/pointless/silly @bot
      brick wall, talking/speaking/shouting to a/the wall/myself, talking to myself, you dont understand/listen/get
      dont understand a/anything, you cannot read, not what i asked/said/wrote, i asked .. you gave/sent/answered/told
      i asked about ... you gave/sent/told
      canned/scripted/automated/copy/template/templated/robotic/generic/stock/standard/boilerplate reply/replies/response/responses/answer/answers/paste/email/emails/message/messages/nonsense
      copied and pasted, copy and paste, copypaste, a script, artificial intelligence, not intelligent
      sending me templates/links/articles, another link, this @bot is useless/stupid/hopeless/ridiculous/rubbish/pointless/a
      bot/assistant/chat couldnt/cannot/is/doesnt tell/understand/laughable/useless/hopeless
      designed/built/programmed this chat/bot/assistant, couldnt tell me, a machine because, this assistant is, laughable`,
  },
];
