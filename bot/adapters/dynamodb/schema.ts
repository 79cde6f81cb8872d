/**
 * The single table, as plain data: `infra/aws` and `infra/local` create it from here, the adapter reads and writes by it.
 * Every key is a string; `ttl` is a number of seconds since 1970.
 *
 * | item | PK | SK |
 * |---|---|---|
 * | conversation head | `C#<cid>` | `HEAD` |
 * | message | `C#<cid>` | `M#<seq>` |
 * | reply that was given | `C#<cid>` | `I#<key>` |
 * | rating | `C#<cid>` | `S` |
 * | ticket of the conversation | `C#<cid>` | `K#<kid>` |
 * | ticket number | `N#<number>` | `HEAD` |
 * | ticket head | `K#<kid>` | `HEAD` |
 * | ticket event | `K#<kid>` | `E#<version>#<place>` |
 * | outbox item | `O#0` | `<cid>#<kind>#<order>#<id>` |
 * | outbox item that was given up | `O#dead` | the same |
 * | token bucket | `B#<key>` | `HEAD` |
 * | erasure | `ERASE` | `<time>#<hash>` |
 *
 * An item's content is the JSON text in `json`: numbers and the order of keys stay as they were written, so that a
 * repeated request gets the same reply byte for byte. What is beside it serves conditions, indexes and TTL.
 */
export const TABLE = {
  partitionKey: 'PK',
  sortKey: 'SK',
  ttl: 'expiresAt',
  /** Sparse: only items that carry both keys are in an index. */
  indexes: [
    /** Tickets by status (`Q#<status>#0`) and what the outbox holds (`O#0`, `O#dead`), each by time. */
    { name: 'byQueue', partitionKey: 'queue', sortKey: 'position', include: ['search'] },
    /** Open tickets by who has them (`A#<login>`), by due time. */
    { name: 'byAssignee', partitionKey: 'assignee', sortKey: 'position', include: ['search'] },
  ],
} as const;

export type IndexName = (typeof TABLE)['indexes'][number]['name'];
