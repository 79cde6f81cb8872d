import type { EntryState } from '../api/knowledge-edits';
import type { KnowledgeList } from '../api/types';
import { allWords } from '../language';
import { helpfulOf } from './entry-state';

type Entry = KnowledgeList['entries'][number];

/** What an admin may look for in the list. */
export const STANDINGS = ['all', 'drafts', 'missing', 'unhelpful', 'unasked', 'out'] as const;
export type Standing = (typeof STANDINGS)[number];

/** Below this share of those who said anything, an answer does not help. */
const HELPFUL = 0.6;

/** @param languages of the knowledge */
export function hasStanding(
  standing: Standing,
  { kind, languages: own }: Entry,
  state: EntryState | undefined,
  languages: readonly Entry['languages'][number][],
): boolean {
  if (standing === 'all') return true;
  if (standing === 'missing') return languages.some((language) => !own.includes(language));
  if (state === undefined) return false;
  const { status, asked = 0, handedOver = 0 } = state;
  if (standing === 'drafts') return status === 'draft' || status === 'new' || status === 'removed';
  if (standing === 'out') return status === 'expired' || status === 'planned';
  if (standing === 'unasked') return kind === 'answer' && asked === 0;
  return (helpfulOf(state) ?? 1) < HELPFUL || (asked > 0 && handedOver / asked > 1 - HELPFUL);
}

interface StandingFilterProps {
  readonly standing: Standing;
  readonly onChange: (standing: Standing) => void;
}

export function StandingFilter({ standing, onChange }: StandingFilterProps) {
  const t = allWords().edit.standing;
  return (
    <label class="field field-inline standing-filter">
      <span>{t.show}</span>
      <select
        value={standing}
        onChange={({ currentTarget: { value } }) => onChange(STANDINGS.find((one) => one === value) ?? 'all')}
      >
        {STANDINGS.map((one) => (
          <option key={one} value={one}>
            {t.shown[one]}
          </option>
        ))}
      </select>
    </label>
  );
}
