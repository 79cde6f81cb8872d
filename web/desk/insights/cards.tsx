import { DURATIONS, type FigureName } from '../../../bot/model/rollup';
import type { Insights } from '../api/types';
import { locale } from '../language';
import { percent, span } from '../language/time';
import { insightsWords } from './words';

const QUESTIONS: readonly FigureName[] = [
  'conversations',
  'questions',
  'confirmed',
  'assumed',
  'cameBack',
  'wrong',
  'clarified',
  'refused',
  'passedOn',
  'gaveUp',
];
const TICKETS: readonly FigureName[] = [
  'tickets',
  'ticketsAsked',
  'ticketsMisses',
  'ticketsUpset',
  'ticketsEntry',
  'ticketsNotHelpful',
  'ticketsDanger',
  'promisesKept',
  'promisesAnnounced',
  'promisesBroken',
  'resolved',
  'reopened',
  'escalated',
];
const SATISFACTION: readonly FigureName[] = [
  'ratingsAsked',
  'ratings5',
  'ratings4',
  'ratings3',
  'ratings2',
  'ratings1',
  'comments',
];

interface CardProps {
  readonly name: string;
  readonly means: string;
  readonly figure: string;
  readonly before: string;
}

/** A figure with what it counts, and what it was in the range before. */
function Card({ name, means, figure, before }: CardProps) {
  return (
    <div class="insights-card">
      <dt>{name}</dt>
      <dd>
        <strong>{figure}</strong>
        <span class="soft">{insightsWords().before(before)}</span>
        <p class="soft">{means}</p>
      </dd>
    </div>
  );
}

type Sums = Insights['total'];

const number = (value: number | undefined) => new Intl.NumberFormat(locale()).format(value ?? 0);

function CountCard({ name, insights }: { readonly name: FigureName; readonly insights: Insights }) {
  const { total, before } = insights;
  return <Card {...insightsWords().figures[name]} figure={number(total.counts[name])} before={number(before.counts[name])} />;
}

/** All figures of a range, in three groups. */
export function Cards({ insights }: { readonly insights: Insights }) {
  const t = insightsWords();
  const { total, before } = insights;
  const length = (sums: Sums, name: (typeof DURATIONS)[number]) => {
    const duration = sums.durations[name];
    return duration === undefined ? t.none : `${span(duration.median)} · ${t.p90} ${span(duration.p90)}`;
  };
  return (
    <>
      <h3>{t.sections.questions}</h3>
      <dl class="insights-cards">
        {QUESTIONS.map((name) => (
          <CountCard key={name} name={name} insights={insights} />
        ))}
      </dl>
      <h3>{t.sections.tickets}</h3>
      <dl class="insights-cards">
        {DURATIONS.map((name) => (
          <Card key={name} {...t.durations[name]} figure={length(total, name)} before={length(before, name)} />
        ))}
        {TICKETS.map((name) => (
          <CountCard key={name} name={name} insights={insights} />
        ))}
      </dl>
      <h3>{t.sections.satisfaction}</h3>
      <dl class="insights-cards">
        <Card {...t.csat} figure={satisfied(total) ?? t.none} before={satisfied(before) ?? t.none} />
        {SATISFACTION.map((name) => (
          <CountCard key={name} name={name} insights={insights} />
        ))}
      </dl>
    </>
  );
}

/** The share of 4 and 5 among all ratings; undefined when there are none. */
function satisfied({ counts }: Sums): string | undefined {
  const of = (name: FigureName) => counts[name] ?? 0;
  const rated = of('ratings1') + of('ratings2') + of('ratings3') + of('ratings4') + of('ratings5');
  return rated === 0 ? undefined : percent((of('ratings4') + of('ratings5')) / rated);
}
