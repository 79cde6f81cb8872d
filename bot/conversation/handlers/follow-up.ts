import { hear } from '../../language/listening/hear';
import type { Ticket } from '../../model/ticket';
import { confirmTicket } from '../../tickets/customer/customer-transitions';
import { SETTLED } from '../decide/tap';
import { botText, say, ticketValues } from '../respond/voice';
import type { TurnContext } from '../turn-context';
import type { HandlerResult } from '../turn-result';
import { hasQuestionMark } from '../understand/questions';
import { reopenStep } from './reopen';

/** Number of words allowed around "all is well": a longer message says something else, too. */
const MAX_AROUND = 8;
/** "All is well" must begin within this many words. */
const MAX_BEFORE = 4;
/** Maximum number of words of a message that begins with "no" and counts as an answer. */
const MAX_DENIAL = 12;

/** Whether the customer answers the follow-up question. Anything else is handled like any other message. */
export const answersFollowUp = (context: TurnContext): boolean => wellOrNot(context) !== undefined;

/** A "no" reopens the ticket; a "yes" or thanks is confirmed and recorded. */
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

function wellOrNot({ input: { ticket }, utterance, understanding }: TurnContext): 'well' | 'not_well' | undefined {
  if (ticket === undefined || !isAsked(ticket)) return undefined;
  if (utterance.choice !== undefined) return utterance.choice === SETTLED ? 'well' : undefined;
  if (understanding.intent === 'thanks') return 'well';
  return readAnswer(utterance.text);
}

/** Whether the follow-up question was asked about this resolution and is not answered yet. */
function isAsked({ status, resolvedAt = '', followedUpAt = '', confirmedAt = '' }: Ticket): boolean {
  return status === 'resolved' && followedUpAt > resolvedAt && confirmedAt < followedUpAt;
}

function readAnswer(text: string): 'well' | 'not_well' | undefined {
  // A question is not an answer, however it begins.
  if (hasQuestionMark(text)) return undefined;
  const { spans, words } = hear(text);
  const but = spans.find(({ group }) => group === 'but')?.to;
  const isSaid = (groups: readonly string[], from = 0) => spans.some((span) => groups.includes(span.group) && span.from >= from);
  if (but !== undefined) return isSaid(['not well', 'unsettled'], but) ? 'not_well' : undefined;
  const isWell = spans.some(
    ({ group, from, to }) =>
      (group === 'well' || (group === 'begins well' && from === 0)) && from <= MAX_BEFORE && words.length - to <= MAX_AROUND,
  );
  // "No problem" means that all is well, so this is checked first.
  if (isWell) return 'well';
  const isDenied = spans.some(({ group, from }) => group === 'begins not well' && from === 0) && words.length <= MAX_DENIAL;
  return isDenied || isSaid(['not well', 'unsettled']) ? 'not_well' : undefined;
}
