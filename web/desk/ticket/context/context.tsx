import type { ComponentChildren } from 'preact';
import type { TicketDetail } from '../../api/types';
import { ExplanationView } from '../../explanation/explanation';
import { allWords, language } from '../../language';
import { moment } from '../../language/time';
import { EventLine } from '../transcript/event-line';
import { useActorName } from '../transcript/people';
import { CustomerHistory } from './customer-history';
import { PromiseCard } from './promise-card';

function Fact({ name, children }: { readonly name: string; readonly children: ComponentChildren }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <bdi>{children}</bdi>
      </dd>
    </div>
  );
}

function Facts({ detail }: { readonly detail: TicketDetail }) {
  const { context: t, ...all } = allWords();
  const nameOf = useActorName();
  const { ticket, rating } = detail;
  const { customer, resolution } = ticket;
  const topic = detail.topicTitle?.[language.value] ?? Object.values(detail.topicTitle ?? {})[0];
  return (
    <dl class="facts">
      <Fact name={t.customer}>{customer.name ?? <em>{t.unknown}</em>}</Fact>
      <Fact name={t.email}>{customer.email ?? <em>{t.unknown}</em>}</Fact>
      {customer.phone === undefined ? null : <Fact name={t.phone}>{customer.phone}</Fact>}
      {customer.orders === undefined ? null : <Fact name={t.orders}>{customer.orders.join(', ')}</Fact>}
      {customer.address === undefined ? null : <Fact name={t.address}>{customer.address}</Fact>}
      {ticket.mailReturned === undefined ? null : <p class="returned">{t.mailReturned[ticket.mailReturned.kind]}</p>}
      <Fact name={t.channel}>{all.channels[ticket.channel]}</Fact>
      <Fact name={t.language}>{all.languages[ticket.language]}</Fact>
      {topic === undefined ? null : <Fact name={t.topic}>{topic}</Fact>}
      <Fact name={t.priority}>
        <span class={`tag tag-${ticket.priority}`}>{all.priorities[ticket.priority]}</span>
      </Fact>
      <Fact name={t.tone}>
        <span class={`tag tag-tone-${ticket.tone}`}>{all.tones[ticket.tone]}</span>
      </Fact>
      <Fact name={t.owner}>{ticket.assignee?.name ?? all.queue.nobody}</Fact>
      <Fact name={t.opened}>{moment(ticket.openedAt)}</Fact>
      {ticket.resolvedAt === undefined ? (
        <Fact name={t.resolutionDue}>{moment(ticket.resolutionDueAt)}</Fact>
      ) : (
        <Fact name={t.resolvedAt}>{moment(ticket.resolvedAt)}</Fact>
      )}
      {resolution === undefined ? null : (
        <Fact name={t.resolution}>
          {all.dialogs.reasons[resolution.reason]} · {nameOf(resolution.by)}
          {resolution.note === undefined ? null : <span class="fact-note">{resolution.note}</span>}
        </Fact>
      )}
      {ticket.escalations === 0 ? null : <Fact name={t.escalations}>{ticket.escalations}×</Fact>}
      {rating === undefined ? null : (
        <Fact name={t.rating}>
          {all.ticket.rating(rating.score)}
          {rating.comment === undefined ? null : <span class="fact-note">{rating.comment}</span>}
        </Fact>
      )}
    </dl>
  );
}

/** Beside the conversation: the customer, why the assistant handed it over, and what has happened since. */
export function Context({ detail }: { readonly detail: TicketDetail }) {
  const t = allWords();
  return (
    <section class="context" aria-label={t.context.title}>
      {detail.explanation === undefined ? null : (
        <section class="card" aria-labelledby="why-title">
          <h3 id="why-title">{detail.explanation.decision === 'answer' ? t.why.titleAnswered : t.why.title}</h3>
          <ExplanationView explanation={detail.explanation} reason={detail.ticket.reason} />
        </section>
      )}
      <section class="card" aria-labelledby="facts-title">
        <h3 id="facts-title">{t.context.facts}</h3>
        <Facts detail={detail} />
      </section>
      <PromiseCard detail={detail} />
      <CustomerHistory history={detail.history} />
      <section class="card" aria-labelledby="history-title">
        <h3 id="history-title">{t.context.history}</h3>
        <ol class="history">
          {detail.events.map((event, index) => (
            <EventLine key={`${event.version}-${index}`} event={event} dated />
          ))}
        </ol>
      </section>
    </section>
  );
}
