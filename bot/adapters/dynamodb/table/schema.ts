/**
 * The single table, as plain data: `infra/aws` and `infra/local` create it from here, and the adapter uses it.
 * Every key is a string; `ttl` is a number of seconds since 1970.
 *
 * | item | PK | SK |
 * |---|---|---|
 * | conversation head, with all turns and replies of a short one, or the latest | `C#<cid>` | `HEAD` |
 * | messages of turns, perhaps with replies | `C#<cid>` | `M#<seq of the first>` |
 * | stored reply | `C#<cid>` | `I#<key>` |
 * | rating | `C#<cid>` | `S` |
 * | last message shown | `C#<cid>` | `SEEN` |
 * | ticket of the conversation | `C#<cid>` | `K#<kid>` |
 * | ticket of another that may quote it | `C#<cid>` | `Q#<kid>` |
 * | code that opens it | `C#<cid>` | `R#<code hash>` |
 * | where its ticket is filed, unless the ticket names that customer | `C#<cid>` | `U#<customer key>#<time>#<kid>` |
 * | ticket number | `N#<number>` | `HEAD` |
 * | ticket head, with its latest events | `K#<kid>` | `HEAD` |
 * | earlier events of the ticket | `K#<kid>` | `E#<version of the first>#<place>` |
 * | SLA record of the ticket | `K#<kid>` | `P` |
 * | presence | `K#<kid>` | `V#<login>` |
 * | customer's ticket | `U#<customer key>` | `K#<time>#<kid>` |
 * | code in an e-mail | `R#<code hash>` | `HEAD` |
 * | availability | `STAFF` | `<login>` |
 * | open tickets of a person | `STAFF` | ` LOAD#<login>` |
 * | how far old tickets were filed again | `STAFF` | ` FILING` |
 * | what staff keep for later, shared or own | `SAVED#<kind>`, `SAVED#<kind>#<login>` | `<id>` |
 * | outbox item | `O#0` | `<cid>#<kind>#<order>#<id>` |
 * | dead letter | `O#dead` | the same |
 * | a worker that delivers | `O#LEASE` | `<place>` |
 * | count of the rate limit | `B#<key>` | `HEAD` |
 * | open socket | `L#<connection>` | `HEAD` |
 * | the same, by owner | `L#C#<cid>`, `L#STAFF` | `<connection>` |
 * | last hint about the lists | `L#QUEUE` | `HEAD` |
 * | pass for a desk's socket | `L#P#<hash>` | `HEAD` |
 * | figures of a day | `F#0` | `<day>` |
 * | how far they are counted | `F#0` | ` PROGRESS` |
 * | erasure | `ERASE` | `<time>#<hash>` |
 * | live knowledge version | `KNOWLEDGE` | `LIVE` |
 * | version that was made live | `KNOWLEDGE` | `P#<number>` |
 * | right to publish | `KNOWLEDGE` | `LEASE` |
 * | draft of a knowledge file | `KNOWLEDGE#DRAFT` | `<path>` |
 * | job | `J#<id>` | `HEAD` |
 *
 * An item's content is the JSON text in `json`, or compressed in `z`, written as `form` says (see `items/form.ts`). The other attributes serve
 * conditions, indexes and TTL.
 */
export const TABLE = {
  partitionKey: 'PK',
  sortKey: 'SK',
  ttl: 'expiresAt',
  /**
   * Sparse: an index contains only items that have both of its keys. DynamoDB adds one index to a table at a time: a version
   * adds one at most, and a table that is several versions behind is updated with each of them.
   */
  indexes: [
    /**
     * Tickets by status (`Q#<status>#0`), outbox items (`O#0`, `O#dead`) and SLA records (`P#<priority>`), each by time.
     * `search` holds what the index stores besides the position: the search text of a ticket, or a whole SLA record.
     */
    { name: 'byQueue', partitionKey: 'queue', sortKey: 'position', include: ['search'] },
    /** Open tickets by owner (`A#<login>`), in order of due time. */
    { name: 'byAssignee', partitionKey: 'assignee', sortKey: 'position', include: ['search'] },
    /**
     * Open and resolved tickets (`D#0`) by the time at which the SLA monitor has to look at them; the first messages of each
     * conversation on a day (`Y#<day>#0`, UTC) by their time.
     */
    { name: 'byNextAction', partitionKey: 'due', sortKey: 'nextActionAt', include: [] },
  ],
} as const;

export type IndexName = (typeof TABLE)['indexes'][number]['name'];
