import { type Activity, ActivityTypes, CardFactory, TextFormatTypes } from 'botbuilder';
import { type TeamsKey, teamsPhrase } from '../../../language/phrases';
import { plainText, safeUrl } from '../../../markdown';
import type { Language } from '../../../model/language';
import type { AnswerView, Message } from '../../../model/message';
import type { PhraseOverrides } from '../../../model/service';
import { inRow, shorten, stacked, type Tap } from './buttons';
import { type CardElement, card } from './card';
import { elementsOf } from './from-markdown';
import { literalLines } from './literal';
import { ticketElements } from './ticket-card';

/** How a conversation is shown in Teams. */
export interface Rendering {
  readonly language: Language;
  /** The organisation's own wording. */
  readonly phrases: PhraseOverrides;
  /** The organisation's time zone; IANA name. */
  readonly timeZone: string;
  /** Whether taps show in the chat, which Teams supports. */
  readonly echo: boolean;
  /** The button that asks for a person, when one is offered. */
  readonly person?: { readonly label: string };
}

/** Longer texts do not read well in a chat; in UTF-16 units. */
const MAX_TEXT = 7_000;
/** Teams rejects messages of more than about 28 KB. */
const MAX_BYTES = 25_000;
const MAX_SUMMARY = 200;

/** A message as an activity; undefined for the customer's own messages, which Teams shows already. */
export function messageActivity(message: Message, rendering: Rendering): Partial<Activity> | undefined {
  if (message.author.role === 'customer') return undefined;
  const text = shorten(message.text, MAX_TEXT);
  const body = cardBody({ ...message, text }, rendering);
  if (body === undefined) return fittingText(text);
  const read = message.answer === undefined ? text : plainText(text);
  const drawn = cardActivity(body, read);
  return fits(drawn) ? drawn : fittingText(read);
}

function fits(activity: Partial<Activity>): boolean {
  return Buffer.byteLength(JSON.stringify(activity)) <= MAX_BYTES;
}

function fittingText(text: string): Partial<Activity> {
  const whole = textActivity(text);
  return fits(whole) ? whole : fittingText(shorten(text, Math.floor(text.length / 2)));
}

/** Text that Teams shows literally: without Markdown and mentions. */
export function textActivity(text: string): Partial<Activity> {
  return { type: ActivityTypes.Message, text, textFormat: TextFormatTypes.Plain };
}

function cardActivity(body: readonly CardElement[], summary: string): Partial<Activity> {
  return {
    type: ActivityTypes.Message,
    // Shown in notifications.
    summary: shorten(summary, MAX_SUMMARY),
    attachments: [CardFactory.adaptiveCard(card(body))],
  };
}

function cardBody(message: Message, rendering: Rendering): readonly CardElement[] | undefined {
  const { answer, author, kind, text, ticket } = message;
  const taps = choiceTaps(message);
  if (answer !== undefined) return [...elementsOf(text), ...answerElements(message.id, answer, taps, rendering)];
  if (author.role === 'agent') return [...literalLines(author.name ?? '', { weight: 'Bolder' }), ...literalLines(text)];
  if (kind === 'rating') return [...literalLines(text), ...ratingElements(rendering)];
  if (kind === 'handoff' && ticket !== undefined) {
    return [
      ...literalLines(text),
      ...ticketElements(ticket, rendering),
      ...(taps.length === 0 ? [] : [inRow(taps, rendering.echo)]),
    ];
  }
  return taps.length === 0 ? undefined : [...literalLines(text), ...stacked(taps, rendering.echo)];
}

function choiceTaps({ choices = [] }: Message): readonly Tap[] {
  return choices.map(({ label, value }) => ({ kind: 'choice', label, value }));
}

function answerElements(
  messageId: string,
  { source, related }: AnswerView,
  choices: readonly Tap[],
  rendering: Rendering,
): readonly CardElement[] {
  const { language, person, echo } = rendering;
  const say = (key: TeamsKey) => teamsPhrase(rendering, language, key);
  const subtle = { isSubtle: true, size: 'Small' } as const;
  const url = source === undefined ? undefined : safeUrl(source.url);
  const feedback: readonly Tap[] = [
    { kind: 'feedback', label: say('teams.yes'), messageId, helpful: true },
    { kind: 'feedback', label: say('teams.no'), messageId, helpful: false },
  ];
  const offered = choices.some((tap) => tap.kind === 'choice' && tap.value === 'person');
  const way: readonly Tap[] =
    person === undefined || offered ? choices : [...choices, { kind: 'choice', label: person.label, value: 'person' }];
  return [
    ...(source === undefined || url === undefined
      ? []
      : literalLines(`${say('teams.source')}: ${source.title}`.replace(/\s+/gu, ' '), {
          ...subtle,
          selectAction: { type: 'Action.OpenUrl', url },
        })),
    ...(related.length === 0
      ? []
      : [
          ...literalLines(say('teams.related'), subtle),
          ...stacked(
            related.map(({ entryId, title }) => ({ kind: 'choice', label: title, value: entryId })),
            echo,
          ),
        ]),
    ...literalLines(say('teams.helped'), subtle),
    inRow(feedback, echo),
    ...(way.length === 0 ? [] : stacked(way, echo)),
  ];
}

function ratingElements(rendering: Rendering): readonly CardElement[] {
  const { language, echo } = rendering;
  const scores = [1, 2, 3, 4, 5] as const;
  const ratings = scores.map(
    (score) => ({ kind: 'rating', label: teamsPhrase(rendering, language, `teams.rating.${score}`), score }) as const,
  );
  return [inRow(ratings, echo), inRow([{ kind: 'reopen', label: teamsPhrase(rendering, language, 'teams.reopen') }], echo)];
}
