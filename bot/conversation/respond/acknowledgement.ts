import type { ConversationKey } from '../../language/phrases';
import type { Tone } from '../../model/decision';
import type { TicketView } from '../../model/ticket-view';
import type { Draft } from '../../model/transcript';
import type { TurnContext } from '../turn-context';
import { botText, quote, say, ticketValues, type Voice } from './voice';

/**
 * Acknowledges an upset or urgent customer before anything else: the apology names the problem in their own words (S8).
 * @param problem see `problemOf`; without it the apology is general
 */
export function acknowledge(voice: Voice, tone: Tone, problem: string | undefined, then?: ConversationKey): readonly Draft[] {
  if (tone === 'calm') return [];
  const opening = problem === undefined ? say(voice, 'heard.sorry') : say(voice, `heard.${tone}`, { problem: quote(problem) });
  return [botText(then === undefined ? opening : `${opening} ${say(voice, then)}`)];
}

/** Apologises to an upset customer first, also while staff have the ticket. */
export function withApology({ voice, understanding }: TurnContext, text: string): string {
  return understanding.tone === 'upset' ? `${say(voice, 'heard.sorry')} ${text}` : text;
}

export function alreadyText(voice: Voice, view: TicketView): string {
  return say(voice, view.assignee === undefined ? 'handoff.already' : 'handoff.alreadyWith', ticketValues(voice, view));
}
