import { isQuestion } from '../courtesy';
import { fold } from '../fold';

/** Who says more tells of something else, too. */
const MAX_WORDS = 16;

const TICKET =
  '(?:(?:la|mi|esta|el|este|my|the|this) )?(?:consulta|incidencia|ticket|caso|solicitud|request|enquiry|case)(?: m \\w+)?';
const COURTESY =
  'gracias|muchas gracias|thanks|thank you|por favor|porfa|please|pls|hola|hello|hi|pero|but|si|yes|no|pues|ok|vale';

/** Asked or ordered, and nothing besides. */
const REOPEN = new RegExp(
  `^(?!(?:[a-z]+ )*no (?:need|hace|hay|necesito|quiero|want|would) )(?:(?:${COURTESY}|quiero|quisiera|necesito|me gustaria|podeis|puedes|puede|pueden|podriais|podrias|hay que|can|could|would|will|you|i|we|want|need|d|like|to) )*(?<!\\bno )(?:(?:reabr(?:ir|e|id|a|an|ais)|volver a abrir|abr(?:e|id|an) (?:otra vez|de nuevo))(?:l[ao])?|reabr(?:el|idl|anl|irl)[ao]|reopen(?: it| this)?|open it again)(?: ${TICKET})?(?: (?:${COURTESY}|otra vez|de nuevo|again))*$`,
);

/** The same trouble is still there. "It does not work" alone may be another one. */
const UNSETTLED =
  /\b(?:sigue|siguen|sigo) (?:igual|mal|sin|fallando|estropead|rot|perdiendo|goteando|esperando)|\b(?:no|ni) (?:me |nos )?(?:esta|estan|queda|quedo|ha quedado|han quedado|se ha|se han|lo han|lo habeis) (?:todavia |aun |del todo |bien )*(?:resuelt|solucionad|arreglad)|\b(?:ha vuelto|vuelve|volvio) a (?:fallar|pasar|romperse|estropearse|gotear|perder)|\bstill (?:not|no|broken|waiting|leaking|the same|does not|doesn t|isn t|won t|have (?:no|not))\b|(?:\bnot|\bisn t|\bwasn t|\bhasn t been|\baren t) (?:yet |really |been )*(?:solved|fixed|resolved|sorted|settled)\b|\b(?:happened|broke|broken|failed|leaking|leaks) again\b/;

/** Whether a customer whose ticket was resolved says that it is not, or asks that it be taken up again. */
export function saysUnsettled(text: string): boolean {
  const folded = fold(text);
  if (folded.split(' ').length > MAX_WORDS) return false;
  return REOPEN.test(folded) || (!isQuestion(text) && UNSETTLED.test(folded));
}
