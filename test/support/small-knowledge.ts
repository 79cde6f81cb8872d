import { sha256Digest } from '../../bot/adapters/crypto';
import { matchEntries } from '../../bot/knowledge/compile';
import { parseKnowledge } from '../../bot/knowledge/parse';
import type { KnowledgeFile } from '../../bot/model/knowledge-file';
import { LANGUAGES } from '../../bot/model/language';
import type { Knowledge } from '../../bot/ports';
import { plainMatcher } from './plain-matcher';

const SERVICE = `organisation: { name: Casa Clara, email: hola@casaclara.example }
languages: [es, en]
thresholds: { answer: 0.5, clarify: 0.3, margin: 0.05 }
hours:
  timeZone: Europe/Madrid
  mon: ["09:00-14:00", "16:00-20:00"]
  tue: ["09:00-14:00", "16:00-20:00"]
  wed: ["09:00-14:00", "16:00-20:00"]
  thu: ["09:00-14:00", "16:00-20:00"]
  fri: ["09:00-14:00", "16:00-20:00"]
serviceLevels:
  low: { firstResponseHours: 8, resolutionHours: 24 }
  normal: { firstResponseHours: 4, resolutionHours: 24 }
  high: { firstResponseHours: 2, resolutionHours: 16 }
  urgent: { firstResponseHours: 1, resolutionHours: 8 }
team:
  ana: { name: Ana, role: staff, languages: [es, en] }
  luis: { name: Luis, role: lead, languages: [es, en] }
  admin: { name: Carmen, role: admin, languages: [es, en] }
ladder: [owner, lead, admin]
greetingTopics: [delivery]
safetyEntry: safety/gas
`;

function entry(path: string, question: string, also: readonly string[], answer: string, extra = ''): KnowledgeFile {
  const phrases = also.map((phrase) => `  - ${phrase}`).join('\n');
  return { path, text: `---\nquestion: ${question}\nalso:\n${phrases}\n${extra}---\n${answer}\n` };
}

/** Six entries in two languages, one of them in one language only: small enough to know what every question must do. */
export const SMALL_FILES: readonly KnowledgeFile[] = [
  { path: 'service.yaml', text: SERVICE },
  { path: 'delivery/topic.yaml', text: 'title: { es: Entregas, en: Delivery }\nskill: logistics\n' },
  { path: 'returns/topic.yaml', text: 'title: { es: Devoluciones, en: Returns }\n' },
  { path: 'safety/topic.yaml', text: 'title: { es: Seguridad, en: Safety }\npriority: urgent\n' },
  { path: 'smalltalk/topic.yaml', text: 'title: { es: Charla, en: Small talk }\n' },
  entry(
    'delivery/times.es.md',
    '¿Cuánto tarda la entrega?',
    ['plazo de entrega de una lavadora', 'en cuántos días me llega el pedido', 'cuando llega mi paquete', 'tiempo de envío'],
    'Entre **2 y 4** días laborables.',
    'related: [delivery/cost]\nsource: { title: Entregas, url: "https://casaclara.example/entregas" }\n',
  ),
  entry(
    'delivery/times.en.md',
    'How long does delivery take?',
    [
      'delivery time for a washing machine',
      'in how many days will my order arrive',
      'when does my parcel get here',
      'shipping time',
    ],
    'Between **2 and 4** working days.',
    'related: [delivery/cost]\n',
  ),
  entry(
    'delivery/cost.es.md',
    '¿Cuánto cuesta el envío?',
    ['gastos de envío', 'precio del transporte', 'es gratis el reparto', 'cobráis por llevarlo a casa'],
    'Gratis desde 49 €.',
  ),
  entry(
    'delivery/cost.en.md',
    'How much does delivery cost?',
    ['delivery charges', 'price of shipping', 'is shipping free', 'do you charge for bringing it home'],
    'Free from 49 €.',
  ),
  entry(
    'returns/how.es.md',
    '¿Cómo devuelvo un producto?',
    ['quiero devolver la nevera', 'hacer una devolución', 'no me gusta y quiero devolverlo', 'pasos para devolver'],
    'Desde «Mis pedidos».',
  ),
  entry(
    'returns/how.en.md',
    'How do I return a product?',
    ['I want to send the fridge back', 'make a return', 'I do not like it and want to return it', 'steps for a return'],
    'From “My orders”.',
  ),
  entry(
    'returns/vat.en.md',
    'Can I get the VAT back as a tourist?',
    ['tax free shopping for tourists', 'vat refund at the airport', 'tourist tax refund form'],
    'Ask for the DIVA form at the till.',
  ),
  entry(
    'safety/gas.es.md',
    'Huele a gas',
    ['hay un escape de gas', 'creo que la cocina pierde gas', 'olor a gas en casa'],
    'Cierra la llave, abre las ventanas y llama al **112**.',
    'kind: handoff\n',
  ),
  entry(
    'safety/gas.en.md',
    'I smell gas',
    ['there is a gas leak', 'I think the cooker leaks gas', 'smell of gas at home'],
    'Close the tap, open the windows and call **112**.',
    'kind: handoff\n',
  ),
  entry(
    'smalltalk/hello.es.md',
    'Hola',
    ['buenas', 'hola qué tal', 'muy buenas'],
    'Hola. ¿En qué puedo ayudarte?',
    'kind: smalltalk\n',
  ),
  entry('smalltalk/hello.en.md', 'Hello', ['hi', 'hey there', 'hello there'], 'Hello. How can I help?', 'kind: smalltalk\n'),
];

/** Knowledge made in memory from files, with the plain matcher. Throws with the problems when they are not valid. */
export function knowledgeOf(files: readonly KnowledgeFile[]): Knowledge {
  const parsed = parseKnowledge(files, sha256Digest, new Date('2026-11-23T09:30:00.000Z'));
  if (parsed.kind === 'invalid') throw new Error(JSON.stringify(parsed.problems, null, 2));
  const matchers = Object.fromEntries(
    LANGUAGES.map((language) => [language, plainMatcher(language, matchEntries(parsed.base, language))]),
  );
  return { base: parsed.base, matchers };
}

let small: Knowledge | undefined;

export function smallKnowledge(): Knowledge {
  small ??= knowledgeOf(SMALL_FILES);
  return small;
}
