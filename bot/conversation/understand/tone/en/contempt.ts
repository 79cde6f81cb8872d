import type { Kind } from '../../../../language/listening/lexicon';

/** What they think of the service, and of how they were treated. */
export const contempt: readonly Kind[] = [
  {
    name: 'contempt',
    weight: 3,
    deniable: true,
    phrases: `
      disgrace/disgraceful/disgraced, shame on, shameful, shameless, no shame, for shame, ashamed of, be ashamed
      feel ashamed, shambles, shambolic, farce, farcical, be/is/was/are/you/this a [complete/total/sick/bad/huge] joke
      total/absolute/complete/utter/sick/bad/running joke/shambles/mess/disaster/farce/waste/nonsense/rubbish/garbage/trash/crap/incompetence/chaos/disgrace/nightmare/failure/contempt/disregard/rip/con
      laughable, laughing stock, ridiculous/ridiculously, absurd, ludicrous, preposterous, unacceptable, inexcusable
      unforgivable, intolerable, unbelievable/unbelievably, beggars belief, outrageous, scandalous/scandal, despicable
      deplorable, abysmal, atrocious, appalling, horrendous, diabolical, lousy, shoddy, shabby, shabbily, sloppy
      negligent/negligence, unprofessional, rude/rudeness/rudest, arrogant/arrogance, dismissive, condescending/condescend
      patronising/patronizing/patronise/patronize, contempt/contemptuous, disrespect/disrespectful/disrespected, no respect
      insolent, callous, heartless, travesty, worthless, insulting/insult, disgusting/disgustingly, pathetic
      a liberty/liberties, nerve of, the nerve, what nerve, the cheek, a cheek, bloody cheek, the audacity, the gall
      how dare, dare you, waste of, wasting my/our/everyones, wasted my/our/a/an/hours/days/half
      load/pile/heap/bunch/crock of, is/are/was/its/absolute/pure/utter/what/total/complete rubbish/garbage/trash/junk/tosh
      what a [complete/total/absolute/bloody/sad] joke/shambles/mess/disgrace/disaster/farce/circus/waste/rip/scam/nightmare/load/con/palaver/cheek/liberty/nerve
      nothing but trouble/excuses/problems/lies/grief, living/absolute/complete/total/utter/real/such/been nightmare
      treated/treat/treats/treating [me/us/people/your/customers/them] like/this/so/badly, way to treat/run, no way to
      like an/a @fool, like dirt/rubbish/garbage/trash/idiots/fools/criminals/cattle, cruel
      absolutely/truly/really/just shocking/awful/dreadful/terrible/dire/appalling/unreal, how badly, some cheek/nerve
      cheek charging/asking/sending, takes some/a nerve/cheek, the courtesy, as though/if i were/was/am, criminals
      carelessness, total/complete/utter con, good faith, no excuse for, going under, wrecked our/my
      getting silly/ridiculous/absurd/beyond/stupid, unclear, taken seriously, undignified, unbecoming, fiasco
      stoop/stooped/stooping so low/to, so low, brass neck, botching/botched, disaster from/of, takes the biscuit/cake/mick
      palaver, this is madness, insults my, insult to, this/that way $, dont deserve to/this, filthy, bat an, not an eyelid
      brand like this, lack of interest/respect/care/empathy/concern/professionalism/basic, sleep at night, wretched
      insane that, how insane, disrespected, in limbo, hiding your, treats customers`,
  },
  {
    name: 'cheated',
    weight: 3,
    deniable: true,
    phrases: `
      rip off, ripoff, daylight/highway robbery, robbery, robbing, theft, stealing, stole/stolen/steal my/from/our/money
      fraud/fraudulent/fraudsters, extortion/extortionate, swindle, deceit/deceitful/deceptive, dishonest/dishonesty
      bait and, mislead/misleading, false advertising/promises, empty promises, broken promises, illegal/unlawful, immoral
      unethical, inhumane, a con, cash grab, money grabbing/grab, greedy/greed
      taken/taking/take [me/us/people/your/customers] for a/fools/idiots/granted/mugs, pull the wool, made a fool
      fob/fobbed/fobbing, string/stringing/strung [me/us] along, runaround, run around, pillar to, round in circles
      in circles, goose chase, passed around/from, pass/passing/passes the/me buck/around/parcel/from
      washing your/their hands, wash your hands, swept under, two faced, hiding behind, hide behind, thin air
      sold us/me a pup, sold a pup, wear/wearing people/me/us down, laughing/laughed at me/us/your, was a lie, were lies
      all a lie, cash machine/cow, covers nothing, at our expense`,
  },
  {
    name: 'not right',
    weight: 3,
    phrases: `
      not/isnt/never/hardly/nowhere/simply/just/wont [anywhere/near/is/be] good/acceptable/professional/right/fair/enough enough
      not/isnt/wasnt/hardly acceptable/fair/right/ok/okay/on/normal, simply/just not on/acceptable/right/good, poor show
      expected/expect/deserve/deserved [so/much/far] better, no excuse/excuses/justification/apology, not how you/to
      no way you, you have no right, got no right, cannot/wont be right, never been so/spoken/treated/more
      not been/have/never [been] spoken/treated, never in my life/all/years
      never [in/have/had] [i/we] [ever] seen/known/experienced/dealt/felt/encountered/witnessed/come, falling apart
      joke of a, excuse for a, fit for purpose, standards have, gone downhill, worst in/of/ever/i/experience
      the/your/such/so/really/very/absolutely/truly @bad @shop
      @shop is/was/has/are/were [so/absolutely/just/truly/a/been] @bad, @bad @shop, bad joke, worst @shop
      worst [customer] service, the worst @shop`,
  },
];
