import { fold } from './fold';

/** What a customer may want of the conversation itself, rather than of the knowledge. */
export type Wish = 'person' | 'cancel' | 'yes' | 'no';

const PERSON = new RegExp(
  [
    // Spanish
    '\\b(hablar|hable|hablo|chatear|contactar|comunicarme|pasar|pasarme|pases|pasas|pasame|paseme|pasadme|ponme|ponedme|pongame|quiero|necesito|prefiero|dame|hay|que me (atienda|llame|conteste)|atiendame|atencion)\\b.{0,30}\\b(persona|humano|humana|agente|operador|operadora|alguien (de verdad|real|del equipo|de carne)|comercial|encargad[oa]|responsable|asesor|asesora|ser humano)\\b',
    '\\b(hablar|hable) con alguien\\b',
    '^(una? )?(persona|humano|agente|operador|operadora)( real| por favor)?$',
    '\\batencion (humana|personal)\\b',
    // English
    '\\b(speak|talk|chat|contact|connect|transfer|put me through|pass me|get me|give me|want|need|prefer|like|reach|is there)\\b.{0,30}\\b(person|human|human being|agent|operator|representative|rep|someone real|somebody real|real person|advisor|adviser|manager|supervisor|member of staff)\\b',
    '\\b(speak|talk) (to|with) (someone|somebody|anyone|a human)\\b',
    '^(a |an )?(real )?(person|human|agent|operator)( please| pls)?$',
  ].join('|'),
);

const CANCEL =
  /^(no gracias )?(ya )?no (hace|hara) falta( ya| gracias)?$|\bya (no hace falta|lo he (solucionado|arreglado|resuelto)|esta (solucionado|arreglado|resuelto))\b|\b(olvidalo|dejalo|dejadlo)\b|\b(not needed( any ?more)?|no longer needed|never ?mind|forget it|i (have )?(solved|fixed|sorted) it|it s (solved|fixed|sorted))\b/;

const YES =
  /^(si+|si gracias|sip|claro|perfecto|genial|me (sirve|ha servido|vale)|si me (sirve|ha servido)|yes|yep|yeah|yes thanks|yes thank you|it did|it helped|that helped|perfect|great)( gracias| muchas gracias| thanks| thank you)?$/;
const NO =
  /^(no+|nop|nope|no gracias|no me (sirve|ha servido|vale|ayuda|ha ayudado)|eso no es|no es eso|no era eso|no it (did not|didn t)|not really|it did not help|it didn t help|that did not help|that didn t help|that s not it|not what i (asked|meant))$/;

/** The wish that a text states in words, if any. `yes` and `no` mean something only after an answer. */
export function detectWish(text: string): Wish | undefined {
  const folded = fold(text);
  if (PERSON.test(folded) && !/\bno (quiero|necesito|hace falta)\b|\bdo ?n t (want|need)\b/.test(folded)) return 'person';
  if (CANCEL.test(folded)) return 'cancel';
  if (YES.test(folded)) return 'yes';
  return NO.test(folded) ? 'no' : undefined;
}
