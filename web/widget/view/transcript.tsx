import type { JSX } from 'preact';
import type { Message } from '../../shared/api/conversations';
import { formatDay, formatTime } from '../../shared/language/time';
import type { State } from '../session/state';
import { Others } from './arrived';
import { Chips } from './chips';
import { Icon } from './icons';
import { After, Bubble, Outgoing, offered, Told } from './message';
import type { PartProps } from './part';
import { FormerTicket, TicketCard } from './ticket-card';
import { latestTicketNotice } from './ticket-notice';

/** Messages of one author further apart than this are not grouped, ms. */
const TOGETHER_MS = 5 * 60_000;
/** A position nearer to the end than this counts as the end, px. */
const NEAR_END = 90;

let drawn: { readonly state: State; readonly element: JSX.Element } | undefined;

/** Renders again only when something other than the draft has changed: typing must not walk through the transcript. */
export function Transcript(part: PartProps) {
  const { state } = part;
  const before = drawn;
  const isSame = before !== undefined && objectKeys(state).every((key) => key === 'draft' || state[key] === before.state[key]);
  if (isSame) return before.element;
  const element = draw(part);
  drawn = { state, element };
  return element;
}

const objectKeys = (state: State) => Object.keys(state) as readonly (keyof State)[];

function draw(part: PartProps): JSX.Element {
  const { session, state, say, topics } = part;
  const { messages, outgoing, typing, isBehind } = state;
  // Below everything said at that moment; always the same element, so that nothing typed into it is lost.
  const { at: toldAt } = latestTicketNotice(state) ?? {};
  const cardAfter = messages.filter(({ at }) => at === toldAt).pop();
  const isUntouched = outgoing.length === 0 && messages.every(({ author }) => author.role !== 'customer');
  return (
    <section
      class="transcript"
      aria-label={say('title')}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: without a mouse it is scrolled by the arrow keys
      tabIndex={0}
      onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => {
        const isAway = scrollHeight - scrollTop - clientHeight > NEAR_END;
        if (!isAway && isBehind) session.update({ isBehind: false });
      }}
    >
      <FormerTicket {...part} />
      <Others {...part} />
      {/* One list: a key keeps its node only among the children of one list. */}
      {messages.flatMap((message, index) => [
        <Entry {...part} key={message.seq} message={message} before={messages[index - 1]} after={messages[index + 1]} />,
        message === cardAfter && <TicketCard key="ticket" {...part} />,
      ])}
      {isUntouched && <Chips {...part} class="topics" label={say('topics')} choices={offered(state.topics, topics)} />}
      <Outgoing {...part} />
      {typing > 0 && (
        <p class="typing">
          <i aria-hidden="true" />
          {say(typing > 1 ? 'still' : 'typing')}
        </p>
      )}
      {isBehind && (
        <button type="button" class="behind" onClick={() => session.update({ isBehind: false })}>
          <Icon name="down" />
          {say('more')}
        </button>
      )}
    </section>
  );
}

interface EntryProps extends PartProps {
  readonly message: Message;
  readonly before: Message | undefined;
  readonly after: Message | undefined;
}

/** A message in its place: with day and author when they change, and the time at the end of a group. */
function Entry({ message, before, after, ...part }: EntryProps): JSX.Element {
  const { state, say } = part;
  const { at, author, text, seq } = message;
  const { role, name = '' } = author;
  const isNewDay = before !== undefined && dayOf(before) !== dayOf(message);
  const joins =
    role === 'agent' &&
    state.messages.filter((each) => each.seq < seq && each.author.role === 'agent').pop()?.author.name !== name;
  return (
    <>
      {isNewDay && <p class="rule">{formatDay(at, state.language)}</p>}
      {joins && <p class="rule">{say('joined', { name })}</p>}
      {role === 'system' ? (
        <p class="notice" data-seq={seq} dir="auto">
          <Told text={text} {...part} />
        </p>
      ) : (
        <div class={`message ${role}`}>
          {!belongs(before, message) && (
            <p class="who">
              <bdi>{role === 'customer' ? say('you') : name || say('bot')}</bdi>
            </p>
          )}
          <Bubble message={message} {...part} />
          {!belongs(after, message) && <time dateTime={at}>{formatTime(at, state.language)}</time>}
        </div>
      )}
      <After message={message} {...part} />
    </>
  );
}

function belongs(other: Message | undefined, { author: { role, name }, at }: Message): boolean {
  return (
    other?.author.role === role && other.author.name === name && Math.abs(Date.parse(other.at) - Date.parse(at)) < TOGETHER_MS
  );
}

function dayOf({ at }: Message): string {
  return new Date(at).toDateString();
}
