import type { Message } from '../../shared/api/conversations';
import { formatTime } from '../../shared/language/time';
import { PlainText } from '../../shared/markdown/markdown';
import { type Choice, isWithPeople, lastSeq } from '../session/state';
import { AfterAnswer, Answer } from './answer';
import { Chips } from './chips';
import type { PartProps } from './part';

interface MessageProps extends PartProps {
  readonly message: Message;
}

/** The text of one message. Only the bot's answers are Markdown; everything else is shown as written. */
export function Bubble({ message, ...part }: MessageProps) {
  const { author, kind, text, seq } = message;
  return (
    <div class="bubble" part={`message ${author.role}`} data-seq={seq} dir="auto">
      {author.role === 'bot' && kind === 'answer' ? (
        <Answer message={message} {...part} />
      ) : author.role === 'agent' ? (
        <PlainText text={text} />
      ) : (
        <Told text={text} {...part} />
      )}
    </div>
  );
}

/** A text of ours; the ticket number does not wrap. */
export function Told({ text, state: { ticket } }: PartProps & { readonly text: string }) {
  return ticket === undefined
    ? text
    : text.split(ticket.number).map((words, index) => [index > 0 && <b>{ticket.number}</b>, words]);
}

/** What follows the text of the latest message. */
export function After({ message, ...part }: MessageProps) {
  const { messages, outgoing, conversation } = part.state;
  const { kind, author, seq, text, choices = [] } = message;
  if (author.role === 'customer' || kind === 'handoff' || outgoing.length > 0 || seq < lastSeq(messages)) return null;
  // A person is not offered again once one is on the way, nor by the words of the button that is always in view below.
  const isShown = ({ label, value }: Choice) =>
    value !== 'person' || (!isWithPeople(conversation) && label !== part.say('person'));
  const offered = choices.filter(isShown);
  return (
    <>
      {kind === 'answer' && <AfterAnswer message={message} {...part} />}
      <Chips {...part} label={text} choices={offered} />
    </>
  );
}

/** The customer's own unconfirmed messages, with their status. */
export function Outgoing({ session, state, say }: PartProps) {
  const { outgoing, fate, limitedUntil, language } = state;
  if (outgoing.length === 0) return null;
  return (
    <div class="message customer">
      {outgoing.map(({ id, text }) => (
        <div key={id} class="bubble" part="message customer" data-fate={fate} dir="auto">
          {text}
        </div>
      ))}
      {fate === 'waiting' && (
        <p class="fate">
          {limitedUntil === undefined ? say('queued') : say('queuedUntil', { time: formatTime(limitedUntil, language) })}
        </p>
      )}
      {fate === 'failed' && (
        <p class="fate">
          {say('notSent')} –{' '}
          <button type="button" class="link" onClick={() => void session.retry()}>
            {say('retry')}
          </button>
        </p>
      )}
    </div>
  );
}

/** The topics that the page selects, in its order. */
export function offered(topics: readonly Choice[], wanted: readonly string[] | undefined): readonly Choice[] {
  return wanted === undefined ? topics : wanted.flatMap((value) => topics.filter((topic) => topic.value === value));
}
