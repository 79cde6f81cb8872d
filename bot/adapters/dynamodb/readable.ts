import { MostradorError } from '../../model/errors';
import type { Key } from './table/keys';
import type { Table } from './table/table';

/**
 * What an item of a list holds. One that cannot be read is reported and left out, so that the others are still listed; a
 * single item that is asked for by its key fails instead.
 */
export function readable<Content>(table: Table, { PK, SK }: Key, read: () => Content): readonly Content[] {
  try {
    return [read()];
  } catch (error) {
    if (!(error instanceof MostradorError || error instanceof SyntaxError)) throw error;
    table.onUnreadable({ PK, SK });
    return [];
  }
}
