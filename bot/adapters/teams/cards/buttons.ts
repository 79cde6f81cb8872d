import * as z from 'zod';
import { MAX_CUSTOMER_TEXT } from '../../../model/limits';
import { withoutControls } from '../../../text/controls';
import type { ActionSet, Submit } from './card';

/** What a tap on one of our cards means. */
export type Tap =
  | { readonly kind: 'choice'; readonly label: string; readonly value: string }
  | { readonly kind: 'feedback'; readonly label: string; readonly messageId: string; readonly helpful: boolean }
  | { readonly kind: 'rating'; readonly label: string; readonly score: number }
  | { readonly kind: 'reopen'; readonly label: string };

const label = z
  .string()
  .overwrite((text) => withoutControls(text).toWellFormed())
  .trim()
  .min(1)
  .max(MAX_CUSTOMER_TEXT);
const tap = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('choice'), label, value: z.string().min(1).max(200) }),
  z.strictObject({ kind: z.literal('feedback'), label, messageId: z.string().min(1).max(64), helpful: z.boolean() }),
  z.strictObject({ kind: z.literal('rating'), label, score: z.int().min(1).max(5) }),
  z.strictObject({ kind: z.literal('reopen'), label }),
]);
const payload = z.looseObject({ mostrador: tap });
const executed = z.looseObject({ action: z.looseObject({ data: z.unknown().optional() }) });

const MAX_TITLE = 120;

/**
 * A button.
 *
 * @param echo shows the tap in the chat as if the customer had written it, so that the chat reads as a conversation. Teams
 * then returns `value`, otherwise the whole of `data`.
 */
export function button(of: Tap, echo: boolean): Submit {
  const { label } = of;
  return {
    type: 'Action.Submit',
    title: shorten(label, MAX_TITLE),
    data: {
      mostrador: of,
      ...(echo ? { msteams: { type: 'messageBack', displayText: label, text: label, value: { mostrador: of } } } : {}),
    },
  };
}

/** Buttons one below the other: whole questions do not fit side by side. */
export function stacked(taps: readonly Tap[], echo: boolean): readonly ActionSet[] {
  return taps.map((of) => ({ type: 'ActionSet', actions: [button(of, echo)], spacing: 'Small' }));
}

export function inRow(taps: readonly Tap[], echo: boolean): ActionSet {
  return { type: 'ActionSet', actions: taps.map((of) => button(of, echo)), spacing: 'Small' };
}

/** What a submitted or executed card means; undefined when it is not one of ours. */
export function readTap(value: unknown): Tap | undefined {
  const given = typeof value === 'string' ? fromJson(value) : value;
  const action = executed.safeParse(given);
  const parsed = payload.safeParse(action.success ? action.data.action.data : given);
  return parsed.success ? parsed.data.mostrador : undefined;
}

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** At most `max` UTF-16 units, without half a character at the end. */
export function shorten(text: string, max: number): string {
  return text.length <= max ? text : `${text.slice(0, max - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
