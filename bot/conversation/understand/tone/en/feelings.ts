import type { Kind } from '../../../../language/listening/lexicon';

/** What somebody feels, and how much more of it they can bear. */
export const feelings: readonly Kind[] = [
  {
    name: 'feeling',
    weight: 3,
    deniable: true,
    phrases: `
      angry/angrier/angered/angers/anger, furious, livid, fuming, seething, raging, enraged, irate, outraged/outrage
      incensed, infuriated/infuriating/infuriates, exasperated/exasperating, so/really/very/pretty/im/mighty/hopping mad
      mad at/about, makes/making/make me mad/sick/angry/furious/ill/cry, upset, annoyed, very annoying
      aggravated/aggravating, irritated/irate, frustrated/frustrating/frustration, disappointed/disappointment/disappointing
      dissatisfied/dissatisfaction, unhappy
      not/far/less/hardly [very/at/all/from/than/too/a] happy/impressed/amused/pleased/satisfied/thrilled, unimpressed
      disgusted/disgust, appalled, shocked/shocked, horrified, offended, insulted, humiliated/humiliating, embarrassed for
      ashamed to, bitter, resentful, let down
      feel/felt/feeling/been cheated/conned/robbed/ripped/duped/mugged/swindled/fleeced/scammed/tricked/misled/deceived/insulted/ignored/mocked/betrayed/abandoned/stupid
      robbed, conned, ripped off, ripping me/us/people/off, swindled, fleeced, duped, mugged, misled, deceived, cheated
      shafted, stitched up, hate dealing/your/this, hate you/this/dealing/your, hatred`,
  },
  {
    name: 'limit',
    weight: 3,
    phrases: `
      fed up, sick of, sick and tired, sick to death/the
      tired of you/your/this/waiting/being/calling/explaining/chasing/repeating/hearing/it, had enough, had it with/up
      enough is enough, ive had it, end of my/the/our rope/tether/patience, wits end, last straw, last nerve
      running/run/ran out of patience, lost/losing/lose [all/my/our] patience/faith/trust/confidence/temper/mind
      my patience, patience is/has/ran, cannot/couldnt take/stand/deal/cope/bear [with] any/this/it/much/you/another
      cannot/couldnt do this, cannot cope, i/we give up, given up, losing my/the mind/temper/will/patience, the will to
      drives/driving/drove me mad/crazy/insane/nuts/up/bonkers/to, blood boil/boils/boiling/boil, makes my blood
      beside myself, could cry/scream/weep, want to cry/scream, in tears
      beyond [a] joke/belief/furious/angry/ridiculous/frustrated/frustrating/words/pathetic/negligent/disappointed/help/annoyed/fed/acceptable/useless/caring/patience
      speechless, lost for words, are no words, flabbergasted, gobsmacked, through being/with, done with, done being
      so done, im done, we are done, were done, over it, had my fill, up to here, to the back teeth, pushed to/too
      breaking point, at my limit, my limit, tested my/our
      thoroughly/utterly/absolutely/completely/totally fed/sick/disgusted/exhausted/worn/gutted/ridiculous/unacceptable
      ruined my/our/the/christmas/his/her, out of order, grinding me, cannot go on, cannot do this, this is too much
      just too much, making me ill/sick/cry/mad, shaking with, spitting feathers, gloves come, dismay
      extreme/deep/utter displeasure/dismay/frustration/disappointment/dissatisfaction, displeasure, want to cry
      crying with, being nice about, lost your minds, being polite, polite letter, verge of, breakdown $, no strength
      lost [all/my] faith/hope/confidence/appetite, pity you, keep fighting, go to bed crying, because of you $
      patience ended/has/is/ran, this takes the, drowning in, i could scream, falling to pieces`,
  },
];
