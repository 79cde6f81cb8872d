import { MostradorError } from '../../../model/errors';
import type { TicketQuery } from '../../../ports';
import { type Section, sectionsOf } from './ticket-order';

/** Where a page ended. */
export interface PagePosition {
  readonly section: Section;
  readonly position: string;
}

/** In a sorted list, the sort key stands before it. */
const POSITION = /^(\d{10}#)?\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z#/;

type Listed = Pick<TicketQuery, 'view' | 'filter' | 'sort'>;

/** Opaque to callers; valid for the view and the order it was made in, whatever changes in the meantime. */
export function encodeCursor({ view, sort }: Listed, place: PagePosition): string {
  const order = sort === undefined ? [] : [sort];
  return Buffer.from(JSON.stringify([view, place.section, place.position, ...order])).toString('base64url');
}

/** @throws MostradorError INVALID_REQUEST when it is not a cursor of this view and order */
export function decodeCursor(query: Listed, cursor: string): PagePosition {
  const parts = parse(cursor);
  const length = query.sort === undefined ? 3 : 4;
  if (Array.isArray(parts) && parts.length === length && parts[0] === query.view && parts[3] === query.sort) {
    const section = sectionsOf(query).find((name) => name === parts[1]);
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
