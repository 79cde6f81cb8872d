import { Markdown, PlainText } from '../../../shared/markdown/markdown';
import type { StaffMessage, TicketDetail } from '../../api/types';
import { ExplanationView } from '../../explanation/explanation';
import { allWords } from '../../language';
import { clockTime, percent } from '../../language/time';
import { Icon } from '../../shell/icon';
import { PartIcon } from '../../shell/part-icon';
import type { Item } from './timeline';

type MessageItemProps = { readonly item: Item & { readonly kind: 'message' }; readonly detail: TicketDetail };

interface WhoProps {
  readonly message: StaffMessage;
  readonly detail: TicketDetail;
  readonly continued: boolean;
}

function Who({ message, detail, continued }: WhoProps) {
  const t = allWords().ticket;
  const { role, name } = message.author;
  const who = {
    customer: name ?? detail.ticket.customer.name ?? allWords().queue.anonymous,
    agent: name ?? t.system,
    bot: t.bot,
    system: t.system,
  }[role];
  return (
    <p class={continued && message.answer === undefined ? 'said-who hidden' : 'said-who'}>
      {role === 'bot' ? <PartIcon name="bot" /> : role === 'system' ? <Icon name="bell" /> : null}
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
  const t = allWords().ticket;
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
  const t = allWords().ticket;
  if (helped === undefined) return null;
  return (
    <p class={helped ? 'verdict verdict-yes' : 'verdict verdict-no'}>
      <PartIcon name={helped ? 'thumbUp' : 'thumbDown'} />
      {helped ? t.helped : t.helpedNot}
    </p>
  );
}

/** One message: its author, text, choices, and the customer's verdict on it. */
export function MessageItem({ item, detail }: MessageItemProps) {
  const { message, helped, picked } = item;
  const { explanation } = message;
  return (
    <li class={`said said-${message.author.role}${item.continued ? ' said-continued' : ''}`}>
      <Who message={message} detail={detail} continued={item.continued} />
      {message.kind === 'answer' ? (
        <div class="said-text said-markdown" dir="auto">
          <Markdown source={message.text} />
        </div>
      ) : (
        <p class="said-text" dir="auto">
          <PlainText text={message.text} />
        </p>
      )}
      <Choices message={message} picked={picked} />
      <Verdict helped={helped} />
      {explanation === undefined || message.author.role !== 'customer' ? null : (
        <details class="thought">
          <summary>{allWords().why.thought}</summary>
          <ExplanationView explanation={explanation} compact />
        </details>
      )}
    </li>
  );
}
