import type { Speech } from './speech';

const WHO =
  '(?:person|human being|human|agent|operator|representative|rep|advisor|adviser|manager|supervisor|member of (?:the )?(?:staff|team))';
const TEAM = '(?:someone|somebody|anyone|anybody|customer (?:service|services|support|care)|support|your team|the team|staff)';
const SOME =
  '(?:to|with|a|an|the|any|some|another|real|live|actual|proper|genuine|human|customer|service|support|sales|bloody|damn|fucking)';

/** What turns a person into something else: a fridge for one person, a person who is to carry it upstairs. */
const ELSE = '(?! (?:for|of|limit|manual|error|fee|discount|to (?!talk|speak|chat|help|call|ring|phone|answer|contact|assist)))';

/** How a person is asked for in English. Folded: no apostrophes ("I'd" is "i d"), no capitals, no marks. */
export const english: Speech = {
  person: [
    `\\b(?:speak|talk|chat)(?: (?:directly|live|now|again|privately|on the phone))? (?:to|with) (?:[a-z]+ ){0,5}?(?:${WHO}|${TEAM})\\b`,
    `\\b(?:connect|transfer|put|pass|switch|direct|forward|escalate|hand) (?:me|this|it)(?: (?:through|over|on|straight|back|directly|now))* (?:to|with) (?:[a-z]+ ){0,4}?(?:${WHO}|${TEAM})\\b`,
    `\\b(?:rather|prefer|prefer to|like to|want to) deal(?:ing)? with (?:${SOME} ){0,4}(?:${WHO}|people)\\b`,
    `\\b(?:can|could|would|will) (?:you (?:have|ask|get) )?(?:${SOME} ){0,3}${WHO} (?:please |to )?(?:contact|call|ring|phone|get in touch with|get back to|reach out to) me\\b(?! (?:before|when|if|once))`,
    '\\b(?:can|could|would) (?:someone|somebody|anyone|anybody)(?: from (?:the|your) team)? (?:please )?(?:contact|get in touch with|get back to|reach out to) me\\b(?! (?:before|when|if|once))',
    '\\b(?:get|give|bring) me your (?:manager|supervisor|boss)\\b',
    `\\b(?:contact|reach|get hold of|get in touch with) (?:${SOME} ){0,4}${WHO}\\b`,
    `\\b(?:want|need|prefer|like|request|require|give me|get me|is there|are there|let me have|(?:can|could|may) i (?:please )?(?:have|get)) (?:${SOME} ){0,5}${WHO}\\b${ELSE}`,
    '\\b(?:is there|need|want|get|like) (?:someone|somebody|anyone|anybody) (?:real|human|available|online|alive|i can (?:talk|speak)|to (?:talk|speak|chat) (?:to|with))\\b',
    '\\bis (?:there )?(?:anyone|anybody|someone|somebody) (?:there|here|available|online|alive)$',
    '\\b(?:someone|somebody) real\\b',
    '\\b(?:do ?n ?t|do not) (?:want|like|wish) (?:to )?(?:talk|talking|speak|speaking|chat|chatting) (?:to|with) (?:a |an |this |some |another )?(?:robot|bot|chatbot|machine|computer|ai)\\b',
    `\\bhelp from (?:${SOME} ){0,3}${WHO}\\b|\\bcan (?:${SOME} ){0,3}${WHO} (?:please )?help\\b`,
    '\\b(?:someone|somebody) (?:needs to|should|must|has to|please) (?:call|phone|ring) me(?: back)?$',
    '\\b(?:want|need|request|like|arrange|book|get) (?:a |to be |me a )?(?:call ?back|called back|phone call)\\b',
    '\\bcall ?back (?:please|pls)$',
  ],
  /** "Call me": the whole clause, or it is about the driver who calls before he comes. */
  call: '^(?:(?:please|pls|plz|hi|hello|just|ok|then|so|and|can|could|would|will|you|someone|somebody|anyone|i|d|want|need|like|prefer|to|have|get|a|person|human|agent|better) )*(?:(?:call|phone|ring|telephone) me|give me a (?:call|ring|bell))(?: (?:back|please|pls|now|today|tomorrow|tonight|asap|urgently|thanks|thank you|straight away|right away|as soon as possible|when you can|later|again|instead|by phone|this (?:morning|afternoon|evening)|on (?:(?:my|this|the) )?(?:mobile|phone|cell|landline|number|\\d).*|at (?:home|work|noon|\\d.*)|about .*|regarding .*|to (?:talk|speak) about .*|to discuss .*))*$',
  bare: {
    whole: `^(?:${SOME} )*(?:${WHO}|customer (?:service|support)|live chat|callback)$`,
    pleading: `^(?:${SOME} )*(?:(?:real|live|actual|proper) ${WHO}|${WHO} (?:please|pls|plz|now|asap))(?: (?:please|pls|plz|now|asap|thanks))*$`,
  },
  refusal: {
    denies:
      '(?:(?:do ?n ?t|do not|did ?n ?t|did not|no longer|never)(?: (?:want|need|ask|like|wish|transfer|connect|put|pass|let me|have))|no need|not need|(?:rather|prefer) not|without having)',
    whom: `(?:${WHO}|${TEAM})`,
    endsAt: '(?:want|need|give|get me|can|could|please|let|but|just|only|connect|transfer|put me|other than|anything)',
  },
  lead: '(?:hi|hello|i|d|ll|m|would|like|want|need|prefer|to|please|just|can|could|may|you|we|me|let|have|is|it|possible|there|any|chance|how|do|trying|asking)',
  trail: '(?:please|pls|plz|now|asap|i can (?:talk|speak)(?: to)?)',
  about: '(?:to (?:talk|speak) about|to discuss|about|regarding|concerning|because)',
};
