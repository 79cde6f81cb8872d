import type { JSX } from 'preact';
import { parseMarkdown, safeUrl } from '../../../bot/markdown';
import type { Message } from '../../shared/api/conversations';
import { Blocks, OutsideLink } from '../../shared/markdown/nodes';
import { Chips } from './chips';
import type { PartProps } from './part';

interface AnswerProps extends PartProps {
  readonly message: Message;
}

const cache = new WeakMap<Message, JSX.Element>();

/** Parsed once, however often it is rendered. */
function parsed(message: Message): JSX.Element {
  const element = cache.get(message) ?? <Blocks blocks={parseMarkdown(message.text)} />;
  cache.set(message, element);
  return element;
}

/** The answer itself, and its source. */
export function Answer({ message, say }: AnswerProps) {
  const source = message.answer?.source;
  const url = source && safeUrl(source.url);
  return (
    <>
      {parsed(message)}
      {source && url && (
        <p class="source">
          {say('source')}: <OutsideLink url={url}>{source.title}</OutsideLink>
        </p>
      )}
    </>
  );
}

/** What may follow the latest answer: whether it helped, and related entries. */
export function AfterAnswer({ message: { id, answer }, ...part }: AnswerProps) {
  const { session, state, say, focusComposer } = part;
  const judge = (helpful: boolean) => () => {
    focusComposer();
    void session.giveFeedback(id, helpful);
  };
  return (
    <>
      {state.helped[id] === undefined && (
        <fieldset class="helped">
          <legend>{say('helped')}</legend>
          <button type="button" class="chip" onClick={judge(true)}>
            {say('yes')}
          </button>
          <button type="button" class="chip" onClick={judge(false)}>
            {say('no')}
          </button>
        </fieldset>
      )}
      <Chips
        {...part}
        class="related"
        label={say('related')}
        choices={(answer?.related ?? []).map(({ entryId, title }) => ({ label: title, value: entryId }))}
      />
    </>
  );
}
