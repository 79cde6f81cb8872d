import type { Language } from '../../model/language';

/**
 * Short words and forms that only one of the languages has; a question nearly always holds one.
 * Words that both have (no, me, a, has, he, son, pan, …) are left out.
 */
const MARKERS: Readonly<Record<Language, ReadonlySet<string>>> = {
  es: new Set(
    `el la los las un una unos unas de del al que q qué en y o por para con sin se lo le les mi mis tu tus su sus es está esta este esto esos
     cuando cuándo cuanto cuánto cuanta cuánta cuantos cómo como donde dónde porque xq qué cual cuál quién quiero quiere puedo puede puedes podéis
     tengo tiene tenéis hay hola gracias buenas buenos días tardes noches adiós vale sí si ya muy pero hacer hace ser ha han hemos mal bien nada algo
     pedido lavadora nevera frigo devolver factura garantía tienda compra comprado pagar envío entrega ayuda persona hablar necesito vosotros estoy os
     cancelar cuenta tarjeta dinero vuestro vuestra llega llegado roto rota funciona alguien humano operador agente`.split(/\s+/),
  ),
  en: new Set(
    `the an of to and or for with without is are was were be been it its this that these those my your their our you they we she him her i im i'm
     what when where which who why how can could would should will do does did doesn't don't didn't can't isn't have had get got want need
     please thanks thank hello hi hey bye yes if but not there here from at on in as by any some anyone about
     order washing machine fridge return refund invoice warranty shop store buy bought pay delivery deliver help person talk speak human agent someone
     cancel account card money arrive arrived broken works working`.split(/\s+/),
  ),
};

/**
 * The language of a text, or undefined when it does not say (a name, a number, "ok").
 * Counts marker words, and letters that only Spanish has.
 */
export function detectLanguage(text: string): Language | undefined {
  const words =
    text
      .slice(0, 1_000)
      .toLowerCase()
      .match(/[\p{L}\p{N}']+/gu) ?? [];
  let es = /[ñ¿¡]/.test(text) ? 2 : 0;
  let en = 0;
  for (const word of words.slice(0, 64)) {
    if (MARKERS.es.has(word) || /(ción|mente|ando|iendo|áis|éis|ís)$/.test(word)) es += 1;
    if (MARKERS.en.has(word) || /(ing|n't|tion)$/.test(word)) en += 1;
  }
  if (es === en) return undefined;
  return es > en ? 'es' : 'en';
}
