import type { Insights } from '../api/types';
import { locale } from '../language';
import { span } from '../language/time';
import { Scroll } from './scroll';
import { insightsWords } from './words';

const number = (value: number | undefined) => new Intl.NumberFormat(locale()).format(value ?? 0);

/** Entries by how often they were given. */
export function EntriesTable({ entries }: Pick<Insights, 'entries'>) {
  const t = insightsWords();
  if (entries.length === 0) return null;
  return (
    <Scroll id="insights-entries" title={t.sections.entries}>
      <thead>
        <tr>
          <th scope="col">{t.entry}</th>
          {[t.asked, t.helped, t.didNot, t.handedOver].map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {entries.map(({ entryId, asked, helped, didNot, handedOver }) => (
          <tr key={entryId}>
            <th scope="row">
              <code>{entryId}</code>
            </th>
            {[asked, helped, didNot, handedOver].map((count, column) => (
              <td key={column}>{number(count)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </Scroll>
  );
}

/** Oneself; for a lead, the team. */
export function PeopleTable({ people }: Pick<Insights, 'people'>) {
  const t = insightsWords();
  if (people.length === 0) return null;
  return (
    <Scroll id="insights-people" title={t.sections.people}>
      <thead>
        <tr>
          <th scope="col">{t.person}</th>
          {[t.figures.tickets.name, t.figures.promisesKept.name, t.figures.promisesBroken.name, t.durations.firstReply.name].map(
            (name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ),
          )}
        </tr>
      </thead>
      <tbody>
        {people.map(({ login, counts, durations }) => (
          <tr key={login}>
            <th scope="row">{login}</th>
            <td>{number(counts.tickets)}</td>
            <td>{number(counts.promisesKept)}</td>
            <td>{number(counts.promisesBroken)}</td>
            <td>{durations.firstReply === undefined ? t.none : span(durations.firstReply.median)}</td>
          </tr>
        ))}
      </tbody>
    </Scroll>
  );
}
