import { factsOf } from '../../language/facts';
import { fill } from '../../language/fill';
import { listenerFor } from '../../language/listening/listener';
import { plainText } from '../../markdown';
import type { HandoffReason, Tone } from '../../model/decision';
import type { Entry } from '../../model/entry';
import type { TicketView } from '../../model/ticket-view';
import type { Draft } from '../../model/transcript';
import { formatDue } from '../../tickets/sla/due-times';
import { isOpen, nextOpening } from '../../time/business-hours';
import { problemOf } from '../understand/problem';
import { acknowledge } from './acknowledgement';
import { BOT, botText, cancelChoice, personChoice, quote, say, textOf, ticketValues, type Voice } from './voice';

/**
 * What an entry of `kind: handoff` says before a person can: close the tap, open the windows. In danger there are always
 * instructions.
 */
export function firstThingToDo(
  voice: Voice,
  { entry, reason, crisis }: Pick<Opening, 'entry' | 'reason' | 'crisis'>,
): readonly Draft[] {
  if (crisis === true) return [botText(crisisText(voice))];
  if (entry !== undefined) return [botText(plainText(textOf(voice, entry)))];
  return reason === 'danger' ? [botText(say(voice, 'danger.first'))] : [];
}

/** What somebody who does not want to live is told first, with the numbers to call: the organisation's own, or the language's. */
function crisisText(voice: Voice): string {
  const own = voice.knowledge.base.service.safety?.[voice.language]?.crisis;
  const numbers = helplineText(voice);
  return own?.text === undefined ? say(voice, 'crisis.first', { numbers }) : fill(own.text, { numbers });
}

/** The same, shortly, when it was said moments ago. */
export const crisisAgain = (voice: Voice): string => say(voice, 'crisis.again', { numbers: helplineText(voice) });

function helplineText({ knowledge, language }: Voice): string {
  const numbers = knowledge.base.service.safety?.[language]?.crisis?.numbers ?? factsOf(language).helplines ?? [];
  return numbers.map(({ number, name }) => `${number} (${name})`).join(' · ');
}

/** In danger: who is being warned now; when nobody is available, when somebody will be, and where to get help until then. */
export function dangerTold(voice: Voice, now: Date, ticket?: TicketView): string {
  const { calendar } = voice.knowledge.base.service;
  if (!isOpen(calendar, now)) {
    const opening = formatDue(nextOpening(calendar, now).toISOString(), voice.language, calendar.timeZone);
    return say(voice, 'danger.closed', { opening });
  }
  if (ticket === undefined) return say(voice, 'handoff.danger');
  return say(voice, ticket.assignee === undefined ? 'danger.told' : 'danger.toldWith', ticketValues(voice, ticket));
}

/** The hand-off: ticket number, owner, due time, and a request for contact details when they are unknown. */
export function handoffReply(
  voice: Voice,
  handoff: Opening & { readonly askContact: boolean; readonly now: Date },
  ticket: TicketView,
): readonly Draft[] {
  const promise = say(
    voice,
    ticket.assignee === undefined ? 'handoff.promise' : 'handoff.promiseWith',
    ticketValues(voice, ticket),
  );
  return [
    ...firstThingToDo(voice, handoff),
    {
      author: BOT,
      kind: 'handoff',
      text: `${openingOf(voice, handoff)} ${promise}`,
      ticket,
      // A report of danger cannot be cancelled by an accidental tap.
      ...(handoff.reason === 'danger' ? {} : { choices: [cancelChoice(voice)] }),
    },
    ...(handoff.askContact ? [botText(say(voice, 'handoff.contact'))] : []),
  ];
}

/** Before a question too many is handed over, where the organisation asks first. */
export function offerOfPerson(
  voice: Voice,
  { tone, problem, question }: { readonly tone: Tone; readonly problem: string | undefined; readonly question: string },
): readonly Draft[] {
  return [
    ...acknowledge(voice, tone, problem),
    botText(say(voice, 'handoff.offer', { problem: quote(question) }), [personChoice(voice)]),
  ];
}

interface Opening {
  readonly reason: HandoffReason;
  readonly tone: Tone;
  readonly problem: string;
  readonly entry?: Entry | undefined;
  /** Somebody does not want to live. */
  readonly crisis?: true | undefined;
}

/** The reason of the hand-off; an upset customer gets an apology first, whatever the reason. */
function openingOf(voice: Voice, { reason, tone, problem, now }: Opening & { readonly now: Date }): string {
  if (reason === 'danger') return dangerTold(voice, now);
  if (reason === 'upset') {
    const named = problemOf(problem, listenerFor(voice.knowledge.base.service));
    return named === undefined ? say(voice, 'handoff.sorry') : say(voice, 'handoff.upset', { problem: quote(named) });
  }
  const key = reason === 'asked' && problem !== '' ? 'handoff.askedWith' : (`handoff.${reason}` as const);
  const why = say(voice, key, { problem: quote(problem) });
  return tone === 'upset' && reason !== 'not_helpful' ? `${say(voice, 'heard.sorry')} ${why}` : why;
}
