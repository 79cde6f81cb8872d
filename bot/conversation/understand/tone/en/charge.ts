import type { Kind } from '../../../../language/listening/lexicon';

/** Money that was taken, and how it will be taken back. */
export const charge: readonly Kind[] = [
  {
    name: 'charge',
    weight: 3,
    phrases: `
      chargeback/chargebacks, disputing, disputed this/the/it, dispute this/it/every, ill/will/to/gonna dispute
      filed/filing/opened/opening/raising a/the dispute/claim, credit card company
      my bank/card/credit .. to/is/will/has/about/says
      call/calling/called/contact/contacting/contacted/asked/asking/told/telling/ringing/rung/getting/got/had/having my/the bank/card/credit
      stop/stopped/stopping/reverse/reversing/reversed the/this/that/your/my payment/charge/direct/transaction, clawed back
      claw it, section 75, i/we want my/our/every/all money/refund/cash, want my/our/all/every money/cent/penny/cash
      give/gimme/hand [me] [back] my/our money/cash/refund, my money back, my [hard] [earned] money, every cent/penny/last
      refund me/now/immediately, i want a/my/the refund, want/need a [full] refund, full refund now/immediately/today/or
      i/we demand, demand/demanding a/my/an/that/to/answers, insist on, out of pocket, unauthorised/unauthorized
      out of my account/bank/pocket/wallet
      took/take/taking/taken/helped [my/the/yourselves/out] [payment/money/dollars/pounds/to/of] .. account/seconds/bank/card/permission
      took the payment/money, taking the/my money/payment
      never agreed/ordered/authorised/authorized/signed/asked/wanted/consented/requested/received
      didnt agree/authorise/authorize/order/ask/sign/consent, without asking/permission/telling/authorisation/authorization
      no problem taking/charging/billing, quick/happy/fast enough to/taking/when, quick to, happy to take, restocking fee
      hidden fee/fees/charges, double charged, bill/billing my/me, pull/reverse/stop/claw the payment/charge/money
      frozen/cancelled/blocked my card, another penny/cent/dime, money you owe, last penny/cent, i want every, give me back
      whats mine, isnt mine, a charge on .. mine, refuse to pay, not paying, wont pay/be paying
      neither authorised/authorized, theyre reversing, reversing it, that charge off, charging me interest/for
      isnt that fraud, refuse to, your mistake $, restocking, charged twice and`,
  },
];
