import type { Kind } from '../../../../language/listening/lexicon';

/** What speaks for a calm mood, or for strong words that are meant otherwise. */
export const calm: readonly Kind[] = [
  {
    name: 'thanks',
    weight: -1.5,
    courtesy: true,
    phrases: `
      thanks/thank/thankyou/cheers/ta, much/greatly appreciated, appreciate it, grateful, regards, best wishes
      have a good/nice/great/lovely`,
  },
  {
    name: 'please',
    weight: -1.5,
    courtesy: true,
    phrases: `
      please, would you mind, if at all, if possible, when you can/get, whenever you, if you could/can/have
      sorry/apologies to/for bother/bothering/trouble/troubling, excuse me, apologies for, apologies if, quick question
      just wondering, was wondering, not really`,
  },
  {
    name: 'question',
    weight: -2,
    asked: true,
    courtesy: true,
    phrases: `
      ^ [and/so/also/anyway/hi/hello] can/could/may/would i/you/we/it
      ^ [and/so/also/anyway] is there/it/the/this/dishwasher/installation/my, ^ [and/so/also] are you/there/the
      ^ [and/so/also] do you/i/we/they, ^ [and/so] have you/i, ^ [and/so] does the/it/this/my/order/your
      ^ [and/so/roughly/also] how do/does/can/many/much/long/often/should/would i/you/we/the/days/is/does/do/to/a
      ^ [and/so/also] where/what/which/when/who do/can/is/does/are/time/should/would/happens/size/model/will/kind i/the/it/this/your/you/after/of
      ^ what happens/time/is/size, could you/i, would it be, can i, may i, is it possible/ok/okay/enough/too/safe/covered
      when will/do/can/should i/we get/have/see my/our money/refund back
      i need a/the copy/invoice/manual/new/part, id like to/a, would like to/a, looking for, wanted to ask/check/know
      do you sell/stock/ship/take/have/offer/deliver/haul/still/do, have you got, just curious, any idea, anyone know
      not sure if/how/what/whether, would you recommend, what would you, in stock, what are my, which one is
      is there an adapter, how do i, what next, any chance`,
  },
  {
    name: 'praise',
    weight: -2,
    deniable: true,
    phrases: `
      cannot wait, perfect, the best, not bad, beautifully, really well, wonderful, lovely, brilliant`,
  },
  {
    // Takes the oath away, and no more: "damn great, another excuse" is none.
    name: 'sworn praise',
    weight: -0.5,
    phrases: `
      @oath .. great/brilliant/amazing/awesome/incredible/beautiful/gorgeous/quick/fast/quiet/cheap/easy/delicious/fantastic/impressive/clever
      @oath [that/thats/this/it/its/what] .. nice/good/quick/fast/cheap/deal/bargain/improvement, @oath love/loved/loves, so @oath quiet/fast/quick/cheap/easy/good/happy
      @oath i/my/ive .. forgot/wrong/mistake/typo/myself, @oath sorry, @oath impressive, as hell, hell yes/yeah`,
  },
  {
    name: 'joy',
    weight: -4,
    deniable: true,
    phrases: `
      what a bargain/steal/deal/find/beauty/machine/price/relief
      it works, works perfectly/great/fine/now/again/well, working perfectly/great/fine/again/now
      all fixed/sorted/good/done, so/very/really excited/happy/pleased/grateful/chuffed/impressed, excited, delighted
      thrilled, love it/my/the/this, loves it/the, loving it, well worth, brilliant idea
      bloody/absolutely brilliant/good/lovely/great/marvellous/love, five/5 stars
      absolute/a beast/dream/joy/gem/star/legend/lifesaver/godsend/treat, killer deal/price, finally here/arrived
      looked after, great/good/excellent/lovely/best/brilliant service/advice/chap/bloke/lady/guy/price/team/experience
      lovely chap/man/lady/fellow, recommend you/your/it, highly recommend, recommended you, so i sent, happy with
      pleased with, couldnt be happier, cannot thank, made my day, well done thank, thank goodness, dying to, look forward
      good news, second ring, you rock, youre/your the best/great/awesome/star/stars/legends, damn good/fine, hell of a
      wicked, insanely/ridiculously/crazy good/quiet/cheap/easy/fast, 😍, 🥰, 😊, 🙏, 😃, 😄, 🙂, ❤, 👍, 🎉, 🤗, 😁
      you sorted/fixed/solved/resolved/mended, what a great/fantastic/lovely/brilliant/wonderful, great service, love it
      that was quick, wonderful service, always happy, ten out, so kind, you were right, all fine, hats off, to die for
      the bomb, insane how, crazy how, what a joy, happy holidays, congratulations on the, well done on/everyone
      never had a problem/issue, spot on, well worth the, worth the money, best money, has been great, lady was lovely
      this fast, so fast`,
  },
  {
    name: 'jest',
    weight: -5,
    phrases: `
      haha*, hehe*, lol, lmao, rofl, jk, just kidding, only joking, 😂, 😅, 🤣, 😉, 😜, 😆`,
  },
  {
    name: 'understanding',
    weight: -4,
    phrases: `
      no worries, no rush, no hurry, no problem at/with/for, no problems with, not a problem
      thats/which is/its [all] fine/ok/okay/understandable, dont worry, not a complaint, no complaint/complaints
      not complaining, i/totally/completely understand, i know you/your/youre/the/its .. busy/crazy/hectic/holidays
      these things happen, things happen, happens to, my [own] fault/mistake/bad, by accident/mistake, measured wrong
      i misread/misunderstood/forgot/mixed, didnt quite/really follow/catch/understand, wrote it down, silly question
      stupid/dumb/ridiculous/daft question, bit embarrassing, just in case, resending, connection dropped, caps lock
      changed my mind, i found one, for letting me, thanks for your/the [quick/your] patience/help/reply/response/heads
      no offence, just want/wanted/need to confirm/check/be/make/say, in a rush, take your time, such a shame
      whenever suits, a little/bit worried, i think i, may have, might have, not upset/angry/mad/annoyed, passed away
      why not, i suppose itll/itll/its, ill keep/wait, so sorry, just letting you, just so you, not sure if/how/what/im
      i guess/think/believe/suppose, maybe, probably, im afraid/nervous/worried/sad/terrified, what a pity/shame, a pity
      a shame, scatterbrained, messed up, mixed up, by accident, i broke/dropped/lost/deleted, thousand apologies
      wont bother you, forgive me, sorry for/i, dont mind, just so i, no pressure, when you can, i appreciate, i lost the
      ill wait, small thing, out of interest, just checking, not annoyed, not a moan, just an idea, nothing wrong with
      easily done, a bit ashamed/embarrassed, i misread, i forgot, feel silly, live with it, keep getting cut`,
  },
  {
    name: 'somebody else',
    weight: -5,
    phrases: `
      my/a/his/her friend/neighbour/neighbor/wife/husband/mum/mom/dad/mother/father/brother/sister/son/daughter/roommate/boss/colleague/partner/flatmate/cat/dog/kid/kids/girlfriend/boyfriend/aunt/uncle/gran/landlord [literally/just/always] says/said/was/is/hates/thinks/reckons/told/tells/got/had/loves/swears/wives/threatening
      wifes/husbands/mums threatening/furious/angry/mad, a friend, another store/shop/company/retailer/place
      different store/shop, previous owner/tenant/fitter, whoever lived, screen [literally] says, display says/shows
      message says, sign says, called it a, fitter/electrician/plumber/builder called/said/reckons/says, another shop/store
      on the forum, the forum, by another, my washer/cat/dog/daughter/son hates/calls/eats
      the plumber/doorman/neighbour/neighbor told/is/says`,
  },
  {
    name: 'procedure',
    weight: -5,
    phrases: `
      for a/my/his/her college/school/uni/university assignment/project/essay/coursework, college assignment
      dispute resolution, world cup/champion*/record/series/war, the world cup/champion*
      stop sending/emailing/mailing/texting/posting [me/us] [any/so/your/these/all] [many/more] ads/adverts/advertising/newsletter/newsletters/marketing/promos/promotions/offers/brochures/flyers/leaflets/catalogues/catalogs
      like/want/need/have/get/for [a/an/the/your] complaint/complaints form/forms/book/sheet
      where/how/what/which .. find/do/make/is/open/file/happens/send/submit/edit/change/delete ... complaint/complaints/dispute/claim/review/chargeback
      what happens after/if/when, if my bank, im/i [am] a lawyer/solicitor/journalist/teacher/nurse, are you hiring
      work for you, jobs, complaints form/procedure/process/policy, edit/change/update/remove a/my review, storm, power cut
      hot as, weather, garbage disposal, rubbish bin/bag/bags, trash compactor/can/bin/bags
      waste disposal/pipe/outlet/collection, heat gun, fly killer, arbitration, credit card machine
      how would/does .. go about, how would/does/do .. complaint`,
  },
];
