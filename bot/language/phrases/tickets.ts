import { LANGUAGES, type Language } from '../../model/language';
import type { Service } from '../../model/service';
import { fill } from '.';

/** What the desk says to customers. `{name}` and the like are filled in; the service file may override any of them by its key. */
export const DESK_PHRASES = {
  'desk.subject.unknown': {
    es: 'Quiere hablar con una persona',
    en: 'Wants to talk to a person',
  },
  'desk.owner': {
    es: '{name} se ocupa de tu consulta {number} y te responderá a más tardar {due}.',
    en: '{name} is looking after your request {number} and will reply by {due} at the latest.',
  },
  'desk.owner.another': {
    es: 'Ahora se ocupa {name} de tu consulta {number}: tiene todo lo que nos has contado y te responderá a más tardar {due}.',
    en: '{name} is looking after your request {number} now, with everything that you have told us, and will reply by {due} at the latest.',
  },
  // The promised time is past: naming it again would be no promise.
  'desk.owner.late': {
    es: 'Sentimos la espera. {name} se ocupa ahora de tu consulta {number}.',
    en: 'We are sorry about the wait. {name} is looking after your request {number} now.',
  },
  'desk.resolved.answered': {
    es: '{name} ha dado por resuelta tu consulta {number}.',
    en: '{name} has marked your request {number} as resolved.',
  },
  'desk.resolved.duplicate': {
    es: '{name} ha cerrado la consulta {number} porque ya te atendemos por otra igual.',
    en: '{name} has settled your request {number} because we are already helping you with the same one elsewhere.',
  },
  'desk.resolved.no_reply': {
    es: 'Como no hemos vuelto a saber de ti, {name} ha dado por resuelta tu consulta {number}.',
    en: 'As we have not heard back from you, {name} has marked your request {number} as resolved.',
  },
  'desk.resolved.other': {
    es: '{name} ha dado por terminada tu consulta {number}.',
    en: '{name} has finished working on your request {number}.',
  },
  'desk.resolved.next': {
    es: 'Si no ha quedado bien, puedes reabrirla hasta {until}: seguiremos donde lo dejamos, sin que tengas que contarlo otra vez. ¿Cómo te hemos atendido? Valóranos del 1 al 5. Gracias por confiar en {organisation}.',
    en: 'If something is still not right, you can reopen it until {until}: we will carry on where we left off, and you will not have to explain it again. How did we do? Rate us from 1 to 5. Thank you for your trust in {organisation}.',
  },
  'desk.merged': {
    es: '{name} ha unido tu consulta {number} a la {into}, que trata de lo mismo: seguimos con ella, y lo que nos has contado aquí no se pierde. Si era otra cosa, puedes reabrir esta hasta {until}.',
    en: '{name} has joined your request {number} with {into}, which is about the same: we carry on with that one, and nothing that you have told us here is lost. If it was about something else, you can reopen this one until {until}.',
  },
  'desk.reopened': {
    es: '{name} ha reabierto tu consulta {number}. Tendrás noticias a más tardar {due}.',
    en: '{name} has reopened your request {number}. You will hear from us by {due} at the latest.',
  },
  // Says nothing of why: who is no customer learns nothing from it, and who is one learns where to go on.
  'desk.closed': {
    es: 'Esta conversación está cerrada, y aquí ya no leemos lo que se escriba. Si necesitas algo, empieza una conversación nueva: esa sí la leemos. Si hay peligro, llama primero a emergencias.',
    en: 'This conversation is closed, and what is written here is not read any more. If you need anything, start a new conversation: that one is read. If there is danger, call the emergency services first.',
  },
  'desk.delayed.reply': {
    es: 'Sentimos el retraso: todavía no hemos podido atender tu consulta {number}, porque las anteriores nos están llevando más tiempo del previsto. Te responderemos a más tardar {due}.',
    en: 'We are sorry about the delay: nobody has been able to look at your request {number} yet, because the ones before it are taking longer than expected. We will reply by {due} at the latest.',
  },
  'desk.delayed.resolution': {
    es: 'Sentimos la espera: seguimos con tu consulta {number}, que nos está llevando más tiempo del previsto. Tendrás noticias nuestras a más tardar {due}.',
    en: 'We are sorry about the wait: we are still working on your request {number}, and it is taking longer than expected. You will hear from us by {due} at the latest.',
  },
  'desk.delayed.owner': {
    es: 'Desde ahora se ocupa {name}, con todo lo que nos has contado.',
    en: 'From now on {name} is looking after it, with everything that you have told us.',
  },
  'desk.followUp': {
    es: '¿Ha quedado todo bien con tu consulta {number}? Si es así, no hace falta que hagas nada. Si no, dínoslo y seguimos donde lo dejamos, sin que tengas que contarlo otra vez.',
    en: 'Is everything all right with your request {number}? If so, there is nothing to do. If not, tell us: we will carry on where we left off, and you will not have to explain it again.',
  },
  'desk.followUp.settled': {
    es: 'Sí, todo bien',
    en: 'Yes, all is well',
  },
  'desk.followUp.reopen': {
    es: 'No, seguid con ella',
    en: 'No, please carry on',
  },
} as const satisfies Readonly<Record<string, Readonly<Record<Language, string>>>>;

export type DeskPhraseKey = keyof typeof DESK_PHRASES;

/**
 * A phrase in the customer's language, the organisation's own wording first.
 * A placeholder without a value stays as it is, so that the fault can be seen.
 */
export function deskPhrase(
  service: Service,
  language: Language,
  key: DeskPhraseKey,
  values: Readonly<Record<string, string>> = {},
): string {
  const template = service.phrases[language]?.[key] ?? DESK_PHRASES[key][language];
  return fill(template, values);
}

/** Whether a ticket's subject says only that somebody wants a person, in whatever language. */
export function isUnknownSubject(service: Service, subject: string): boolean {
  return LANGUAGES.some((language) => deskPhrase(service, language, 'desk.subject.unknown') === subject);
}
