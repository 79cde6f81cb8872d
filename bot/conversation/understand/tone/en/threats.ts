import type { Kind } from '../../../../language/listening/lexicon';

/** Leaving, complaining to others, and last chances. */
export const threats: readonly Kind[] = [
  {
    name: 'leaving',
    weight: 3,
    phrases: `
      never again
      never [ever] [be] shop/shopping/buy/buying/order/ordering/use/using/deal/dealing/darken/spend/spending/recommend/recommending/trust/returning
      never .. set foot, set foot in, never .. business, last time i/we [ever] buy/shop/order/use/spend/trust/deal/give/set
      first and last, last penny, last dollar
      lost/lose/losing/loses me/us/a/my/our/another [a/loyal/good] [as/for] customer/business/custom/good/forever/life/loyal
      taking my/our/this business/custom/money, my/our business/custom/money elsewhere, go/going/shop/shopping elsewhere
      go somewhere else, to/with a/the competitor/competitors/competition, switching to
      im going/switching to/with amazon/currys/ao/best/home/lowes/costco/argos/john/ikea/walmart/someone/somebody/another/your
      cancel/cancelling/canceling everything/all/immediately/now/every, cancel it all, cancel the lot
      cancel [my/the/your] ... worthless/useless/joke/rubbish/immediately/never/done/enough, im off $, im off to, im out $
      im gone, im leaving, we are leaving/off, good riddance, stick your/it/the, shove it/your/the/that, stuff your/it
      you can/may keep/stick/shove/have/forget/kiss
      keep your [stupid/lousy/pathetic] voucher/credit/apology/apologies/coupon/money/gift/discount/excuses
      wouldnt touch/recommend/trust/wish/buy/give, would not recommend/touch/wish/trust, not after today/this/how/what
      ^ not anymore, ^ not any more, used to love/recommend/trust/shop, no longer a/trust/shop
      avoid this/like/at/them/these/avoid, steer clear, stay/keep [well] away/clear
      warn/warning everyone/people/others/friends/my/all
      dont/do [not] buy/waste/shop/bother/use/trust/order from/your/here/with/this/them/anything, do yourself, want out
      wash my hands, goodbye and, bye forever, taking it back, tear up, wont be seeing, last youll see, last you will
      rather .. than .. you, from now on, part ways, pulling all/my, next time ill/im, anybody/anyone/anywhere but you/here
      end of my custom/business/patience, not to buy, wouldnt buy, end of my, end this here, count me out, a customer short
      somewhere else, not one more, cease to be, wont see me, closing the/my account, stop buying, for free now
      taking my points/money/family, through my door`,
  },
  {
    name: 'complaint',
    weight: 3,
    phrases: `
      ombudsman, citizens advice, better business, the bbb, attorney general, attorney generals, the ftc, the cfpb
      consumer protection/affairs/watchdog/rights, see you in court, to court, to trading standards, to small claims
      take you to, sue you, suing, ill/will/gonna sue, to sue, see you in, lawsuit, class action
      legal action/advice/proceedings/team/route, my/our/a/the/your @lawyer will/is/has/says/and/about, my/our @lawyer $
      to/from/with a/my/the/our @lawyer, @lawyer will/is, lawyers, letter before, before action, calling/call the police
      report/reporting/reported you, report/reporting/reported this/it/your .. to
      file/filing/lodge/lodging/raise/raising/make/making/submit/submitting/register/registering .. a/an/my/formal/official complaint
      want/going/like/wish/need/intend/have to complain/escalate, formal/official/written complaint
      i/we want/demand/need/expect this/it escalated, escalate this/it, head office, ceo, your/their/the @boss
      a/the @boss now/immediately, someone in charge, somebody in charge, who is in charge, whos in charge, rights act
      statutory rights, breach of, under the consumer, lemon law, hold you responsible/liable/accountable, held accountable
      be hearing from, hear from my, leave/leaves me no, no choice/alternative/option/other, forced to, further action
      take this further/higher/all, taking this/it further/higher/all, for the judge, the judge, end/ends/ending up in court
      consumer group/association/champion/council, lodged, damages, law is on, the law and, my insurer, breach, make a scene
      turn up at, call the police, whoever/whatever it takes, i intend to, hear back, bbb has/already, consumer office
      a judge, registered letter, as far as it, have no doubt, straight/heading to the police, is illegal, recordings of
      record/recorded every, tribunal, i want/ask the ftc, step in, taken advice, in the right $, think carefully`,
  },
  {
    name: 'telling',
    weight: 3,
    phrases: `
      one/1/zero/0 star/stars
      bad/negative/scathing/honest/terrible/awful/worst/horrible/damning/nasty/bloody review/reviews
      review .. will/is be/coming/going/everywhere
      post/posting/posted/posts/tell/telling/share/sharing/tweet/tweeting/plaster/plastering/putting/put/write/writing/leave/leaving/going/spread/name/warn/expose/film/upload/uploading ... @net
      tell/telling/let/letting/warn/warning/inform/show/showing [all/absolutely] [my/the/of] [whole/entire/my] @world
      every site/platform/forum/page/channel, go/going/goes viral, viral, everyone i know, everybody i know, whole world
      word of mouth, the press, the papers, local news/paper/press, local tv, the media, name and shame
      screenshots/screenshot, going public, go public, social media, exactly what you/kind/how, how you treat/treated
      they all get, reputation, on camera, on video, footage, people [should/need/will/deserve] [to] know, trustpilot, yelp
      the world, wait till/until my/the/everyone, what you did, kind of shop/company/people you, be famous, longest review
      your five stars, while they last, whole street/town/school/neighbourhood/neighborhood/village, anyone who asks
      my followers, taxi driver, what i think of, get ready to, people deserve, putting up the, the score you
      i gave/give you zero, zero thats, warned half/everyone/all`,
  },
  {
    name: 'last chance',
    weight: 3,
    phrases: `
      you have/got until/till/exactly, you have @n/one hours/days/hour/day/week/weeks to/or/before, you have one chance
      youve [got] until/till/exactly/one, @n hours to/or
      last/final chance/warning/notice/opportunity/attempt/straw/email/message, or else
      or ill/im/i [will/am] [be/going] [to] cancelling/canceling/cancel/calling/sending/disputing/taking/reporting/call/dispute/report/sue/leave/go/send/going/walk/escalate/want/post
      otherwise i/im/ill/my/we/expect/you
      by friday/monday/tuesday/wednesday/thursday/saturday/sunday/tomorrow/tonight/noon/5pm/close or, by the end of .. or
      not leaving/moving/going/logging/hanging [off/up] this/until/anywhere/away
      until someone/you/i gives/give/get/do/answers/fix/hear, no choice but, mark my words, i mean it, i swear, dont make me
      do you or, will you or
      if i/this/you/its/it/theres [do/am/is/am/have/has] dont/isnt/havent/hasnt/not/no/hear/fail/cannot/wont ... ill/im/cancel/lawyer/bank/dispute/report/review/court
      one more chance, one more excuse, final answer, either you, one last time, last polite
      by monday/tuesday/wednesday/thursday/friday/tomorrow or/then
      if it/he/its/hes isnt/doesnt ... im/ill cancelling/cancel
      if you dont [fix/refund/reply/answer/call/ring/sort/send/deliver/give/cancel/do/solve/hear] ... the/lawyer/court/bank/report/review
      or i want/make/come/walk/turn, telling you now/one, got twenty four, not leaving without, youve till/until
      without a refund $, last time im/ill/i, until/till someone/somebody, not moving from, the consequences
      be consequences, face the, if no human/one/body, coming down there, one shot, use it wisely`,
  },
];
