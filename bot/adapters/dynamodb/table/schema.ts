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
 * | seen up to | `C#<cid>` | `SEEN` |
 * | ticket of the conversation | `C#<cid>` | `K#<kid>` |
 * | code that leads to it | `C#<cid>` | `R#<code hash>` |
 * | where its ticket is filed | `C#<cid>` | `U#<customer key>#<time>#<kid>` |
 * | ticket number | `N#<number>` | `HEAD` |
 * | ticket head | `K#<kid>` | `HEAD` |
 * | ticket event | `K#<kid>` | `E#<version>#<place>` |
 * | how its promise ended | `K#<kid>` | `P` |
 * | who looks at it | `K#<kid>` | `V#<login>` |
 * | customer's ticket | `U#<customer key>` | `K#<time>#<kid>` |
 * | code in an e-mail | `R#<code hash>` | `HEAD` |
 * | availability | `STAFF` | `<login>` |
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
    /**
     * Tickets by status (`Q#<status>#0`), what the outbox holds (`O#0`, `O#dead`) and how promises ended
     * (`P#<priority>`), each by time. `search` is what an index tells of an item beside its place: a ticket's words, a
     * promise's whole record.
     */
    { name: 'byQueue', partitionKey: 'queue', sortKey: 'position', include: ['search'] },
    /** Open tickets by who has them (`A#<login>`), by due time. */
    { name: 'byAssignee', partitionKey: 'assignee', sortKey: 'position', include: ['search'] },
  ],
} as const;

export type IndexName = (typeof TABLE)['indexes'][number]['name'];
