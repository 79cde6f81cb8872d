import { fill } from '../../language/phrases';
import type { Language } from '../../model/language';

/** What only Teams needs to say: labels of cards, and answers to what Teams can send and the bot cannot take. */
const PHRASES = {
  helped: { es: '¿Te ha servido?', en: 'Did this help?' },
  yes: { es: 'Sí, me ha servido', en: 'Yes, this helped' },
  no: { es: 'No me ha servido', en: 'This did not help' },
  source: { es: 'Fuente', en: 'Source' },
  related: { es: 'También te puede interesar', en: 'You may also want to know' },
  ticket: { es: 'Consulta', en: 'Request' },
  status: { es: 'Estado', en: 'Status' },
  assignee: { es: 'Responsable', en: 'Responsible' },
  due: { es: 'Respuesta a más tardar', en: 'Reply by' },
  'status.new': { es: 'En cola', en: 'In the queue' },
  'status.assigned': { es: 'En manos de una persona', en: 'With a person' },
  'status.waiting_customer': { es: 'Te han respondido', en: 'They have replied to you' },
  'status.resolved': { es: 'Resuelta', en: 'Resolved' },
  'status.closed': { es: 'Cerrada', en: 'Closed' },
  'rating.1': { es: '1 · Muy mal', en: '1 · Very bad' },
  'rating.2': { es: '2 · Mal', en: '2 · Bad' },
  'rating.3': { es: '3 · Regular', en: '3 · Fair' },
  'rating.4': { es: '4 · Bien', en: '4 · Good' },
  'rating.5': { es: '5 · Muy bien', en: '5 · Very good' },
  reopen: { es: 'No está resuelto', en: 'It is not solved' },
  nothing: { es: '¿En qué puedo ayudarte?', en: 'How can I help?' },
  attachment: {
    es: 'Todavía no puedo abrir fotos ni archivos. Cuéntamelo con palabras, o pide una persona.',
    en: 'I cannot open photos or files yet. Tell me in words, or ask for a person.',
  },
  tooLong: {
    es: 'Tu mensaje es demasiado largo: puedo leer hasta {max} caracteres de una vez. Envíamelo más corto o en varias partes.',
    en: 'Your message is too long: I can read up to {max} characters at a time. Send it shorter, or in parts.',
  },
  tooFast: {
    es: 'Han sido muchos mensajes seguidos. Espera {seconds} segundos y vuelve a enviar el último, por favor.',
    en: 'That was a lot at once. Please wait {seconds} seconds and send the last one again.',
  },
  failed: {
    es: 'Ahora mismo no he podido recoger tu mensaje. Vuelve a enviarlo dentro de un momento, por favor.',
    en: 'I could not take your message just now. Please send it again in a moment.',
  },
  outdated: { es: 'Ese botón ya no está en uso.', en: 'That button is no longer in use.' },
  alreadyRated: { es: 'Ya tenemos tu valoración. Gracias.', en: 'We already have your rating. Thank you.' },
} as const satisfies Readonly<Record<string, Readonly<Record<Language, string>>>>;

export type TeamsPhrase = keyof typeof PHRASES;

export function teamsPhrase(language: Language, key: TeamsPhrase, values: Readonly<Record<string, string>> = {}): string {
  return fill(PHRASES[key][language], values);
}

/** `es-ES` is Spanish; a language that the bot does not speak is undefined. */
export function languageOf(locale: string | null | undefined): Language | undefined {
  const tag = locale?.slice(0, 2).toLowerCase();
  return tag === 'es' || tag === 'en' ? tag : undefined;
}
