import { sentencesOf } from './sentences';

/** How a customer can be reached, in their own words. */
export interface SaidContact {
  readonly email: string;
  /** Only where it is said plainly: "soy Eva", "my name is Eva". */
  readonly name?: string;
  /** It takes the place of another address. */
  readonly isNew: boolean;
  /** The message says nothing else. */
  readonly isAll: boolean;
}

/** RFC 5321, section 4.5.3.1: 254 characters fit into a path. */
const MAX_EMAIL = 254;
/** No customer writes more before an address; time is bounded by it. */
const MAX_UNITS = 2_000;

const EMAIL =
  /(?<![\w.+@-])[a-z0-9_+-]{1,64}(?:\.[a-z0-9_+-]{1,64}){0,4}@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.){1,5}[a-z]{2,24}(?![\w@-])/giu;

const NAME = String.raw`\p{Lu}[\p{Ll}'’-]+(?:\s+(?:(?:de|del|la|van|von)\s+)*\p{Lu}[\p{Ll}'’-]+){0,3}`;
const NAMED = new RegExp(
  String.raw`(?:\b[Mm]e llamo|\b[Mm]i nombre es|\b[Mm]y name(?: is|['’]s)|(?:\b[Ss]oy|\bI['’]?m|\bI am|\b[Tt]his is)(?=\s+${NAME}\s*(?:[,.;:\n(<]|$|y\s|and\s|\S+@)))\s+(${NAME})`,
  'u',
);
/** A name in small letters is one only where it is called so: "soy clienta" is none. */
const NAMED_SMALL =
  /\b(?:me llamo|mi nombre es|my name(?: is|['’]s))\s+(\p{L}[\p{L}'’-]*(?:\s+(?!(?:y|e|and|mi|my|con|with)\s)\p{L}[\p{L}'’-]*){0,2})(?=\s*(?:[,.;:\n]|$|y\s|and\s))/iu;
/** Who it is, in front of the address, whether it can be told for a name or not. */
const INTRODUCED = /\b(?:soy|i['’]?m|i am|this is)\s+\p{L}+(?:\s+\p{L}+){0,2}(?=\s*[,.;:\n])/iu;
const SIGNED = new RegExp(String.raw`^\s*${NAME}[\s,]+(?=\S+@)`, 'u');

/** "Not that one": what comes behind is the right one. */
const CORRECTED =
  /^\s*(?:(?:perd[oó]n|sorry|no|oops|ups)[,.:\s]+)*(?:no es es[ea]|me he equivocado|me equivoqu[eé]|ya no (?:uso|tengo) (?:es[ea]|est[ea]|el otro)(?: \p{L}+)?|not that one|(?:that was )?(?:a typo|the wrong one)|i made a mistake|i no longer use that(?: \p{L}+)?)[,.;:]\s*/iu;

/** It is the customer's own, and there they want to be written to. */
const OWN =
  /\b(mi|my)( nuev[oa]| new)? (correo|e-?mail|mail|direcci[oó]n)( electr[oó]nic[oa]| nuev[oa]| de correo| address)*( (ahora|correct[oa]|now))? ?(es|is|:|ha cambiado a|cambi[oó] a|(has )?changed to|(?=[\w.+-]+@))|(el m[ií]o|mine) (es|is|:)|dejo (mi|el) (correo|e-?mail|mail)|\b(escrib[ií](dme|eme|rme|me)|escr[ií]b(eme|anme|ame|idme)|cont[aá]ct(ame|adme|enme|eme)|contactarme|(responde|respond[eé]|resp[oó]nde|responder|avisa|av[ií]sa|avisar|avisad|escribid|localizar|m[aá]nda|manda(r|d))me(lo|la)?|(write|e-?mail|reach|contact|answer|reply)( to)? me)\b/iu;
const DENIED = /\b(no es|ya no|not|isn['’]?t|no longer|wasn['’]?t)\b/iu;

/** Others who may be meant. */
const OTHERS =
  /\b(su|sus|her|his|their|herman[oa]|madre|padre|marido|mujer|espos[oa]|vecin[oa]|amig[oa]|hij[oa]|novi[oa]|jef[ea]|compañer[oa]|dice|dijo|said|told|sister|brother|mother|father|mum|mom|dad|husband|wife|neighbou?r|friend|son|daughter|boss|colleague)\b/iu;

const NEW =
  /\b(nuev[oa]|otr[oa]|cambi(o|é|ado|ar|a)|corrijo|correg\p{L}+|equivo\p{L}+|mejor|ahora|en (vez|lugar) de|new|another|chang(e|ed|ing)|correct(ion|ed)?|wrong|instead|now|typo)\b/iu;

/** What may stand around an address without being a message of its own. */
const AROUND =
  /\b(hola|hi|te|os|dejo|m[ií]o|mine|perd[oó]n|sorry|hello|gracias|muchas|thanks|thank you|many|por favor|please|sí|si|yes|vale|ok|claro|sure|mi|my|el|the|es|is|y|and|or|o|en|at|to|a|este|this|aquí|here|tienes?|it['’]?s|correo|electr[oó]nico|e-?mail|mail|direcci[oó]n|address|nombre|name|de|nuev[oa]|new|ahora|now|mejor|otr[oa]|another|tel[eé]fono|m[oó]vil|phone|number|n[uú]mero)\b|[\p{P}\p{S}\s\d]+/giu;

/** Whether a text says nothing but an address, and perhaps whose. */
const isNothing = (text: string): boolean =>
  [SIGNED, NAMED, NAMED_SMALL, INTRODUCED, EMAIL, AROUND].reduce((rest, pattern) => rest.replace(pattern, ' '), text).trim() ===
  '';

/**
 * The customer's own e-mail address, where a message gives it to be reached at: alone, or with words that say so.
 * @returns undefined for none, for several, and for one that is told of somebody else
 */
export function readContact(text: string): SaidContact | undefined {
  const said = text.slice(0, MAX_UNITS);
  const [email, ...more] = said.match(EMAIL) ?? [];
  if (email === undefined || email.length > MAX_EMAIL || more.some((other) => other !== email)) return undefined;
  const corrected = CORRECTED.test(said);
  const told = said.replace(CORRECTED, '');
  const isAll = isNothing(told);
  const around = sentencesOf(told).findLast((sentence) => sentence.includes(email)) ?? told;
  const isDenied = DENIED.test(around) || (around.includes('?') && (isAll || /\b(mi|my)\b/i.test(around)));
  const saysOwn = OWN.test(around) && !OTHERS.test(around.slice(0, around.indexOf(email)));
  const standsApart = (isNothing(around) || NAMED.test(around)) && !OTHERS.test(told);
  if (isDenied || !(isAll || saysOwn || standsApart)) return undefined;
  const name = (NAMED.exec(told) ?? NAMED_SMALL.exec(told))?.[1];
  return { email, ...(name === undefined ? {} : { name }), isNew: corrected || NEW.test(around), isAll };
}
