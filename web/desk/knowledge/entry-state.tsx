import type { EntryState } from '../api/knowledge-edits';
import { allWords } from '../language';
import { moment } from '../language/time';

/** How an entry stands, in a line: status, how it did lately, the last change and by whom. */
export function EntryStanding({ state, days }: { readonly state: EntryState; readonly days: number }) {
  const t = allWords().edit.standing;
  const { status, asked = 0, handedOver = 0, changedAt, changedBy } = state;
  const helpful = helpfulOf(state);
  return (
    <>
      {status === 'published' ? null : <span class="tag tag-high">{t.statuses[status]}</span>}
      <span>{asked === 0 ? t.neverAsked(days) : t.asked(asked, days)}</span>
      {helpful === undefined ? null : <span>{t.helpful(Math.round(100 * helpful))}</span>}
      {handedOver === 0 ? null : <span>{t.handedOver(handedOver)}</span>}
      {changedAt === undefined || changedBy === undefined ? null : <span>{t.changed(moment(changedAt), changedBy)}</span>}
    </>
  );
}

/** The share of those who said that it helped among those who said anything; undefined when nobody did. */
export function helpfulOf({ helped = 0, didNot = 0 }: Pick<EntryState, 'helped' | 'didNot'>): number | undefined {
  return helped + didNot === 0 ? undefined : helped / (helped + didNot);
}
