import { MostradorError } from '../../../model/errors';
import type { TicketViewName } from '../../../ports';
import { type Section, sectionsOf } from './ticket-order';

/** Where a page ended. */
export interface PagePosition {
  readonly section: Section;
  readonly position: string;
}

const POSITION = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z#/;

/** Opaque to callers; valid for the view it was made in, whatever changes in the meantime. */
export function encodeCursor(view: TicketViewName, place: PagePosition): string {
  return Buffer.from(JSON.stringify([view, place.section, place.position])).toString('base64url');
}

/** @throws MostradorError INVALID_REQUEST when it is not a cursor of this view */
export function decodeCursor(view: TicketViewName, cursor: string): PagePosition {
  const parts = parse(cursor);
  if (Array.isArray(parts) && parts.length === 3 && parts[0] === view) {
    const section = sectionsOf(view).find((name) => name === parts[1]);
    const position: unknown = parts[2];
    // Text with half a character (a lone surrogate) cannot be queried: the table would reject it.
    if (section !== undefined && typeof position === 'string' && POSITION.test(position) && position.isWellFormed())
      return { section, position };
  }
  throw new MostradorError('INVALID_REQUEST', 'cursor: not one of this view; ask for the first page again.');
}

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}
