import type { Clause } from '../clauses';
import { fold } from '../fold';

/** Longest message that may close a ticket, in words: who has more to say has something to say. */
const MAX_WORDS = 16;

const COURTESY =
  '(?:muchas gracias|mil gracias|gracias|por todo|por la ayuda|por vuestra ayuda|por favor|porfa|vale|ok|okay|hola|buenas|buenos dias|buenas tardes|perdon|perdona|perdonad|lo siento|al final|de todas formas|un saludo|saludos|adios|de verdad|mejor|bueno|pues|yo|mismo|misma|solo|sola|nosotros|many thanks|thank you|thanks|thx|cheers|a lot|anyway|so much|very much|for (?:your|the|all your) (?:help|time)|please|pls|hi|hello|sorry|well|actually|oh|ah|all right|alright|great|perfect|excellent|have a (?:nice|good|great|lovely) (?:day|one|evening|weekend)|perfecto|genial|estupendo|listo|hasta (?:luego|pronto|otra)|que (?:tengas|tengan|tengais) (?:un )?buen dia|good news|bye|myself|ourselves|by myself|by itself)';

const TICKET_ES = '(?:la|mi|esta|el|este) (?:consulta|incidencia|ticket|caso|solicitud|peticion)(?: m \\w+)?';
const TICKET_EN = '(?:my|the|this|our) (?:ticket|request|enquiry|inquiry|question|query|case)(?: m \\w+)?';

/** It is settled, or nobody is needed for it. */
const SETTLED = whole([
  '(?:ya )?no (?:me |nos )?(?:hace|hara) (?:ya )?falta(?: ya)?(?<=\\bya\\b.*)',
  'ya no (?:necesito|quiero) (?:ayuda|vuestra ayuda|respuesta|(?:hablar con )?(?:nadie|una persona|un agente|un humano))',
  '(?:(?:el|mi|este) (?:problema|tema|asunto)|la consulta|la incidencia|todo)? ?(?:ya )?(?:esta|queda|quedo|ha quedado|se ha) (?:todo )?(?:solucionado|arreglado|resuelto|solucionada|resuelta)',
  '(?:ya )?(?:me |nos |se )?(?:lo )?(?:he|hemos|han|ha) (?:podido )?(?:solucionado|arreglado|resuelto|solucionar|arreglar|resolver)',
  '(?:ya )?lo (?:tengo|tenemos) (?:ya )?(?:solucionado|arreglado|resuelto)',
  '(?:ya )?(?:he|hemos) conseguido (?:solucionarlo|arreglarlo|resolverlo)',
  '(?:problema |tema |asunto |todo )?(?:ya )?(?:solucionado|arreglado|resuelto)',
  '(?:ya )?(?:me |nos )?lo (?:resolvi|solucione|resolvimos|solucionamos)|ya (?:me |nos )?lo (?:arregle|arreglamos)|(?:ya )?se (?:soluciono|resolvio|arreglo)|ya quedo',
  'con eso me (?:basta|vale|sirve)|(?:ya )?(?:todo (?:muy |ya )?claro|(?:ya )?me (?:ha quedado|queda|quedo) (?:muy |todo )?claro)',
  'ya (?:(?:me |nos )?(?:vuelve a funcionar|funciona)(?: todo)?(?: bien| perfectamente)?|no (?:tengo|hay) (?:el|ningun) problema)|vuelve a funcionar',
  'ya (?:he encontrado|encontre) (?:la solucion|la respuesta|el problema|el fallo)|(?:ya )?me (?:las )?apano|ya me (?:las )?arreglo',
  '(?:olvidalo|olvidadlo|olvidelo|dejalo|dejadlo|dejelo)(?: estar| correr)?',
  '(?:(?:it s|its|it is|this is|that s) )?(?:no longer (?:needed|necessary|required)|not (?:needed|necessary|required) any ?more)',
  '(?:i )?(?:no longer need|(?:do ?n ?t|do not|wo ?n ?t) need(?=.* any ?more$)) (?:any |your )?(?:help|answer|reply|to (?:talk|speak) (?:to|with) (?:a |an )?(?:person|human|agent|anyone|someone))(?: any ?more)?',
  'never ?mind|(?:just )?forget (?:about )?it',
  '(?:(?:it s|its|it is|this is|that s|all s|everything s|everything is|it has been|it s been|(?:the|my) (?:problem|issue|matter) (?:is|has been)|problem|issue|all|everything) )?(?:now |already |all )*(?:solved|fixed|sorted|resolved|settled)(?: out)?',
  '(?:i|we) (?:ve |have )?(?:already |now |just )?(?:solved|fixed|sorted|resolved) (?:it|this|that|the (?:problem|issue))(?: out)?',
  '(?:i m|i am|we re|we are) (?:all )?sorted',
  'it (?:has )?(?:fixed|solved|sorted|resolved) itself',
  '(?:(?:that|this|it|which) )?(?:answers|answered|has answered) (?:all )?my questions?|all (?:good|clear|fine|well) now',
  '(?:(?:i|we) (?:ve |have )?)?(?:figured (?:it|this|that) out|(?:just |already )?(?:fixed|solved) it|got it (?:sorted|working|fixed|solved|to work))',
  '(?:(?:it|everything|all)(?: s| is)? )?(?:now )?(?:works|working) (?:again|now|fine now|again now)|(?:i|we) (?:ve |have )?found (?:the|an|my) (?:answer|solution|problem)',
  'no (?:more |further )?help (?:is )?needed',
]);

/** "Close it": may be asked as a question, too. */
const CLOSE_IT = whole([
  `(?:(?:quiero|quisiera|ya|me|podeis|puedes|pueden|puede|podriais|podrias) )*(?:cancela|cancelad|cancele|cancelar|anula|anulad|anule|anular|cierra|cerrad|cierre|cerrar|retirar) ${TICKET_ES}`,
  '(?:ya )?(?:podeis|puedes|pueden|puede|podriais) (?:cerrar|cancelar|anular)l[ao]',
  `(?:(?:i|d|want|would|like|to|can|could|you|we) )*(?:cancel|close|withdraw) ${TICKET_EN}`,
  'you can (?:close|cancel) (?:it|this)',
]);

/** Why it is settled: that says so only beside words that do. */
const REASON = whole([
  'era (?:solo |por )?(?:el|la|un|una) [a-z]+(?: [a-z]+)?',
  'ya (?:me|nos) (?:llego|ha llegado)(?: (?:el|mi|nuestro) (?:pedido|paquete))?',
  'it was (?:just |only )?(?:the|a|an) [a-z]+(?: [a-z]+)?',
  '(?:it|(?:the|my|our) (?:order|parcel))(?: s| has| is)? (?:just )?(?:arrived|here|come|came)(?: this morning| today| yesterday| just now)?',
  '(?:i|we)(?: ve| have)? found it',
]);

/** Nothing more is to be said: of a ticket that waits, it does not say whether it is still wanted. */
const OVER = whole([
  'eso (?:es|era|seria) todo|nada mas|(?:ya )?no necesito nada mas',
  'that (?:s|is|was|will be|ll be) (?:all|everything|it)(?: for (?:now|today))?|nothing (?:else|more)',
]);
/** "Ya está" is, where it is said with thanks. */
const OVER_WITH_THANKS = /^ya esta$/;

const NOTHING_ELSE = new RegExp(`^(?:(?:si|no|yes|${COURTESY})(?: |$))+$`);
const LEAD = new RegExp(`^(?:${COURTESY} )+`);
/** "Thanks, but …": nothing was said before it that it could take back. */
const BUT = new RegExp(`^(?:${COURTESY} )*(?:pero|but) `);
const TRAIL = new RegExp(`(?: (?:ya|now|already|${COURTESY}))+$`);

/**
 * Whether a message says that its ticket is not needed any more. It closes a ticket, so the whole message has to say it:
 * "it's fixed but it still leaks", "leave it with the porter" and what is asked, supposed or told of others does not.
 */
export function closes(text: string, clauses: readonly Clause[]): boolean {
  const isQuestion = /[?¿]/.test(text);
  return saysOnly(clauses, (form) => CLOSE_IT.test(form) || (!isQuestion && SETTLED.test(form)), REASON);
}

/** Whether a message says that there is nothing more to say. */
export function ends(text: string, clauses: readonly Clause[]): boolean {
  if (/[?¿]/.test(text)) return false;
  const thanks = /\b(?:gracias|thanks|thank you)\b/i.test(text);
  return saysOnly(clauses, (form) => OVER.test(form) || (thanks && OVER_WITH_THANKS.test(form)));
}

/** Closing words that are about an answer: it was what the customer needed. */
export const confirmsAnswer = (text: string): boolean =>
  /\bmy questions?\b|\bcon eso me\b|\bclaro\b|\bthe answer\b|\bla respuesta\b/.test(fold(text)) &&
  !/\b(?:close|cancel|cerrar|cancelar)\b/.test(fold(text));

/** Whether every clause says it, courtesies apart, and one of them does. */
function saysOnly(clauses: readonly Clause[], isSaid: (form: string) => boolean, beside?: RegExp): boolean {
  if (clauses.reduce((sum, { words }) => sum + words.length, 0) > MAX_WORDS) return false;
  let says = false;
  for (const said of clauses.flatMap(({ folded }) => folded.split(/ (?:y|and) /))) {
    if (NOTHING_ELSE.test(said)) continue;
    const core = says ? said : said.replace(BUT, '');
    const forms = [core, core.replace(LEAD, ''), core.replace(TRAIL, ''), core.replace(LEAD, '').replace(TRAIL, '')];
    if (forms.some(isSaid)) says = true;
    else if (!forms.some((form) => beside?.test(form))) return false;
  }
  return says;
}

function whole(patterns: readonly string[]): RegExp {
  return new RegExp(`^(?:${patterns.join('|')})$`);
}
