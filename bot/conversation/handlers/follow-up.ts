import type { Ticket } from '../../model/ticket';
import { confirmTicket } from '../../tickets/customer/customer-transitions';
import { SETTLED } from '../decide/tap';
import { botText, say, ticketValues } from '../respond/voice';
import type { TurnContext } from '../turn-context';
import type { HandlerResult } from '../turn-result';
import { fold } from '../understand/fold';
import { reopenStep } from './reopen';

/** All is well, or it will do. "No problem" is one of these, so they are looked for first. */
const WELL =
  /^((si|yes|yep|yeah|ok|okay|vale|perfecto|genial|great|perfect)\b.{0,40}|.{0,20}\b(todo (muy |ya )?(bien|perfecto|ok|correcto|en orden|solucionado|arreglado|resuelto)|(all|everything( is| s)?|it s all) (good|fine|well|ok|okay|sorted|set|right|perfect)|no (hay )?(problem|problems|problema|problemas|worries)|ya (esta|funciona)|works now|it works|solved|sorted)\b.{0,40}|(muchas |mil |many )?(gracias|thanks|thank you|thx)( .{0,30})?|no (gracias|thanks|thank you).{0,20})$/;

/** It is not. */
const NOT_WELL =
  /^(no|nop|nope|nada|para nada|que va|not (really|yet|at all)|todavia no|aun no)$|^(no|nope) .{1,60}$|\b(sigue|siguen|sigo) (igual|mal|sin|fallando|estropead|rot|perdiendo|goteando|esperando)|\b(todavia|aun) no\b|\bno (funciona|va bien|esta (bien|resuelto|solucionado|arreglado))\b|\bstill (not|no|broken|waiting|leaking|the same|does not|doesn t|isn t|have)\b|\b(does not|doesn t|did not|didn t|isn t|is not|not) (work|working|help|solved|fixed|resolved|all right|okay|ok)\b/;

/** Whether somebody answers who was asked, some time after the resolution, whether all is well. Anything else is a question like any other. */
export const answersFollowUp = (context: TurnContext): boolean => wellOrNot(context) !== undefined;

/** A "no" takes the ticket up again; a "yes" or thanks is taken gladly and on record. */
export function answerFollowUp(context: TurnContext): HandlerResult {
  const { input, voice } = context;
  const { ticket } = input;
  if (ticket === undefined) return { kind: 'none', steps: () => [] };
  if (wellOrNot(context) === 'not_well') {
    return { kind: 'handoff', reason: 'asked', steps: () => [reopenStep(input, ticket, 'not_solved')] };
  }
  const view = input.conversation.ticket;
  const glad = botText(say(voice, 'followUp.settled', view === undefined ? {} : ticketValues(voice, view)));
  return { kind: 'none', steps: () => [{ drafts: [glad], ticket: confirmTicket(ticket, input.now) }] };
}

function wellOrNot({ input: { ticket }, utterance }: TurnContext): 'well' | 'not_well' | undefined {
  if (ticket === undefined || !isAsked(ticket)) return undefined;
  if (utterance.choice === undefined) return readAnswer(utterance.text);
  return utterance.choice === SETTLED ? 'well' : undefined;
}

/** The question is open: it was asked about this resolution, and not answered yet. */
function isAsked({ status, resolvedAt = '', followedUpAt = '', confirmedAt = '' }: Ticket): boolean {
  return status === 'resolved' && followedUpAt > resolvedAt && confirmedAt < followedUpAt;
}

function readAnswer(text: string): 'well' | 'not_well' | undefined {
  const folded = fold(text);
  // A question is no answer, however it begins.
  if (/[?¿]/.test(text)) return undefined;
  if (/\b(pero|but)\b/.test(folded)) return NOT_WELL.test(folded.replace(/^.*?\b(pero|but)\b /, '')) ? 'not_well' : undefined;
  if (WELL.test(folded)) return 'well';
  return NOT_WELL.test(folded) ? 'not_well' : undefined;
}
