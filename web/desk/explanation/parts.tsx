import type { Explanation } from '../api/types';
import { allWords } from '../language';

/** The parts of each score, for people who tune the knowledge: a figure per scorer, and the nearest phrase. */
export function Parts({ candidates }: Pick<Explanation, 'candidates'>) {
  const t = allWords().why;
  const names = [...new Set(candidates.flatMap(({ parts }) => Object.keys(parts)))];
  return (
    <details class="parts">
      <summary>{t.parts}</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable area must be reachable by keyboard */}
      <section class="parts-scroll" tabIndex={0} aria-label={t.parts}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t.phrase}</th>
              {names.map((name) => (
                <th key={name} scope="col" class="figure">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {candidates.map(({ entryId, phrase, parts }) => (
              <tr key={entryId}>
                <th scope="row">
                  {phrase} <code>{entryId}</code>
                </th>
                {names.map((name) => (
                  <td key={name} class="figure">
                    {parts[name]?.toFixed(2) ?? '–'}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  );
}
