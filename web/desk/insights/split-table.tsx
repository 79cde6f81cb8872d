import type { FigureName, Grouping } from '../../../bot/model/rollup';
import type { Insights } from '../api/types';
import { allWords, locale } from '../language';
import { Scroll } from './scroll';
import { insightsWords } from './words';

const COLUMNS: readonly FigureName[] = [
  'questions',
  'confirmed',
  'assumed',
  'cameBack',
  'wrong',
  'refused',
  'gaveUp',
  'tickets',
  'promisesKept',
  'promisesBroken',
];

/** The main figures by part of the range, as a table with a bar for the questions. */
export function SplitTable({ insights, by }: { readonly insights: Insights; readonly by: Grouping }) {
  const t = insightsWords();
  const most = Math.max(1, ...insights.groups.map(({ counts }) => counts.questions ?? 0));
  const number = new Intl.NumberFormat(locale());
  return (
    <Scroll id="insights-split" title={t.sections.split}>
      <thead>
        <tr>
          <th scope="col">{t.groupings[by]}</th>
          {COLUMNS.map((name) => (
            <th key={name} scope="col">
              {t.figures[name].name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {insights.groups.map(({ key, counts }) => (
          <tr key={key}>
            <th scope="row">{nameOf(by, key)}</th>
            {COLUMNS.map((name) => (
              <td key={name}>
                {number.format(counts[name] ?? 0)}
                {name === 'questions' ? <meter min={0} max={most} value={counts.questions ?? 0} aria-hidden="true" /> : null}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </Scroll>
  );
}

/** What a part is called by the reader. */
function nameOf(by: Grouping, key: string): string {
  const t = insightsWords();
  const { languages } = allWords();
  if (by === 'language') return (languages as Readonly<Record<string, string>>)[key] ?? key;
  if (by === 'channel') return (t.channels as Readonly<Record<string, string>>)[key] ?? key;
  if (by === 'topic') return key === '' ? t.noTopic : key;
  const at = new Date(`${key.length === 'YYYY-MM'.length ? `${key}-01` : key}T12:00:00Z`);
  const parts: Intl.DateTimeFormatOptions =
    by === 'month' ? { month: 'long', year: 'numeric' } : { weekday: 'short', day: 'numeric', month: 'short' };
  return at.toLocaleDateString(locale(), { ...parts, timeZone: 'UTC' });
}
