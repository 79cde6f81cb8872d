import type { StaffMessage, TicketDetail } from '../api/types';
import { ExplanationView } from '../explanation/explanation';
import { words } from '../language';
import { clockTime, percent } from '../language/time';
import { Icon } from '../shell/icon';
import type { Item } from './timeline';

type MessageItemProps = { readonly item: Item & { readonly kind: 'message' }; readonly detail: TicketDetail };

function Who({ message, detail }: { readonly message: StaffMessage; readonly detail: TicketDetail }) {
  const t = words().ticket;
  const { role, name } = message.author;
  const who = {
    customer: name ?? detail.ticket.customer.name ?? t.anonymous,
    agent: name ?? t.system,
    bot: t.bot,
    system: t.system,
  }[role];
  return (
    <p class="said-who">
      {role === 'bot' ? <Icon name="bot" /> : role === 'system' ? <Icon name="bell" /> : null}
      <strong>
        <bdi>{who}</bdi>
      </strong>
      <time datetime={message.at}>{clockTime(message.at)}</time>
      {message.answer === undefined ? null : (
        <span class="said-for">
          {message.answer.entryId} · {percent(message.answer.confidence)}
        </span>
      )}
    </p>
  );
}

function Choices({ message, picked }: { readonly message: StaffMessage; readonly picked: string | undefined }) {
  const t = words().ticket;
  if (message.choices === undefined || message.choices.length === 0) return null;
  return (
    <ul class="choices" aria-label={t.choicesGiven}>
      {message.choices.map(({ label, value }) => (
        <li key={value} class={label === picked ? 'choice choice-picked' : 'choice'}>
          {label === picked ? <Icon name="check" /> : null}
          <bdi>{label}</bdi>
          {label === picked ? <span class="hidden"> ({t.picked})</span> : null}
        </li>
      ))}
    </ul>
  );
}

function Verdict({ helped }: { readonly helped: boolean | undefined }) {
  const t = words().ticket;
  if (helped === undefined) return null;
  return (
    <p class={helped ? 'verdict verdict-yes' : 'verdict verdict-no'}>
      <Icon name={helped ? 'thumbUp' : 'thumbDown'} />
      {helped ? t.helped : t.helpedNot}
    </p>
  );
}

/** One message: who said it, what, what was offered with it, and what the customer thought of it. */
export function MessageItem({ item, detail }: MessageItemProps) {
  const { message, helped, picked } = item;
  const { explanation } = message;
  return (
    <li class={`said said-${message.author.role}`}>
      <Who message={message} detail={detail} />
      {message.kind === 'answer' ? (
        <div class="said-text said-markdown" dir="auto">
          {message.text}
        </div>
      ) : (
        <p class="said-text" dir="auto">
          {message.text}
        </p>
      )}
      <Choices message={message} picked={picked} />
      <Verdict helped={helped} />
      {explanation === undefined || message.author.role !== 'customer' ? null : (
        <details class="thought">
          <summary>{words().why.thought}</summary>
          <ExplanationView explanation={explanation} compact />
        </details>
      )}
    </li>
  );
}
