import type { Speech } from './speech';

const WHO =
  '(?:persona|ser humano|humano|humana|agente|ejecutiv[oa]|operador|operadora|comercial|encargad[oa]|responsable|asesora?|supervisora?|gerente)';
const TEAM = '(?:alguien|vosotros|ustedes|(?<!servicio )tecnico|atencion al cliente|servicio (?:de atencion )?al cliente)';
const SOME = '(?:a|al|con|un|una|el|la|algun|alguna|otra|otro|ya|ahora|mismo|verdadero|verdadera|autentica|real)';

/** What turns a person into something else: a table for one person, a person who is to carry the washing machine. */
const ELSE =
  '(?! (?:mayor|sola|adulta|juridica|fisica|limpiador|antical|desengrasante|quimico|para (?!hablar|ayudarme|resolver|que me (?:atienda|ayude))|que (?!sepa|pueda|entienda|hable|no sea|me (?:ayude|atienda|conteste|escuche|llame|responda|explique|entienda|solucione|resuelva|haga))|con (?!quien|el que|la que)))';

/** How a person is asked for in Spanish. Folded: no accents, no capitals, no marks. */
export const spanish: Speech = {
  person: [
    `\\b(?:hablar|platicar|chatear|contactar|comunicarme|comunicame|(?<=\\bme )comunic(?:as|an|a|ais)|comuniqueme|comuniquenme|conectame|ponme|ponedme|pongame|ponganme|ponerme|pas(?:ar|arme|es|as|ais|eis|ame|eme|adme|enme))(?: [a-z]+){0,2}? con (?:[a-z]+ ){0,5}?(?:${WHO}|${TEAM})\\b`,
    `\\b(?:pasarme|pasame|paseme|pasadme|transfiereme|transferidme|derivame) a (?:${SOME} ){0,3}${WHO}\\b`,
    `\\b(?:quiero|quisiera|querria|necesito|prefiero|preferiria|deseo|dame|deme|dadme|hay|exijo|solicito|me gustaria|mejor) (?:${SOME} ){0,4}${WHO}\\b${ELSE}`,
    `\\b(?:atienda|atiendame|atendiera|atender|atenderme|atiende|llame|llamara|llamarme|conteste|ayude|ayudara|responda|escuche) (?:[a-z]+ ){0,2}?${WHO}\\b`,
    '\\b(?:atienda|atendiera|atenderme|atiende|conteste|llame|llamarme|ayude) alguien\\b(?! (?:a|al|antes|cuando|para))',
    '\\bque alguien me (?:atienda|llame|conteste|responda|escuche|haga caso)\\b',
    '\\bhay alguien (?:real|humano|ahi|por ahi|disponible|del equipo|de carne|con quien|que me (?:atienda|ayude|conteste))\\b',
    `\\btratar(?:l[oa])?(?: esto| el tema)? con (?:${SOME} ){0,3}${WHO}\\b`,
    '\\balguien de verdad\\b',
    '\\bno (?:quiero|queremos) (?:hablar|chatear|seguir hablando) con (?:un |una |el |la |este |esta |otro )?(?:robot|bot|maquina|contestador|asistente)\\b',
    '\\b(?:atencion|trato) (?:humana|humano|personal)\\b',
    '\\b(?:quiero|quisiera|necesito|solicito|pido|prefiero|espero) una llamada\\b(?! (?:antes|cuando|del|de [a-z]))',
    '\\b(?:devolvedme|devuelveme|devuelvame|devolverme) la llamada\\b',
  ],
  /** "Call me": the whole clause, or it is about the driver who calls before he comes. */
  call: `^(?:(?:hola|buenas|por|favor|porfa|pues|y|me|podeis|puedes|podriais|podrias|pueden|podrian|puede|podria|alguien|quiero|quisiera|prefiero|necesito|gustaria|mejor|que) )*(?:llamarme|llamadme|llamame|llameme|llamenme|(?<=\\bme )llam(?:eis|es|en|e|ais|as)|(?<=\\bme (?:podeis|puedes|podriais|podrias|pueden|podrian|puede|podria) )llamar)(?: (?:alguien|por telefono|por favor|porfa|ya|ahora|hoy|manana|urgente|urgentemente|cuanto antes|lo antes posible|cuando podais|cuando puedas|cuando puedan|por la (?:manana|tarde)|a las \\d+|otra vez|de vuelta|gracias|al (?:movil|fijo|telefono|numero|\\d).*|a (?:mi|este) (?:movil|fijo|telefono|numero).*|sobre .*|por lo de .*|para hablar.*))*$`,
  bare: {
    whole: `^(?:${SOME} )*(?:${WHO}|atencion al cliente)$`,
    pleading: `^(?:${SOME} )*(?:${WHO}|atencion al cliente)(?: (?:real|de verdad|por favor|porfa|ya|ahora|mismo|gracias))*(?: (?:real|human[oa]|por favor|porfa|ya|ahora))$`,
  },
  refusal: {
    denies:
      '(?:(?:no|sin|ni) (?:me )?(?:quiero|queremos|queria|necesito|hace falta|deseo|prefiero|pases|paseis|pasen|pongas|pongais|llames|llameis|tener que|tengo que|hay que|es necesario)|(?:prefiero|mejor|preferiria) no)',
    whom: `(?:${WHO}|${TEAM}|nadie)`,
    endsAt: '(?:quiero|necesito|prefiero|pasame|pasadme|ponme|ponedme|dame|dadme|sino|pero|solo|mas que|otra cosa|nada)',
  },
  lead: '(?:hola|yo|lo|que|me|se|quiero|quisiera|querria|necesito|prefiero|preferiria|deseo|gustaria|puedo|podria|podeis|puedes|puede|podriais|poder|es|posible|por|favor|ya|ahora|mejor)',
  trail: '(?:por favor|porfa|ya|ahora|mismo|real|de verdad)',
  about: '(?:para hablar (?:de|del|sobre)|sobre|acerca de|(?:con )?respecto (?:a|al|de)|por lo de|porque)',
};
