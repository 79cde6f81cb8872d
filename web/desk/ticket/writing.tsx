import type { RefObject } from 'preact';
import { useId } from 'preact/hooks';
import type { StaffList, TicketDetail } from '../api/types';
import { allWords } from '../language';
import { Icon } from '../shell/icon';
import { tell } from '../shell/news';
import { problemText } from '../shell/problem-text';
import { SEND_KEY } from '../shell/shortcuts';
import { arrivedSince } from './arrived';
import { ArrivedList, AskBeforeSending } from './arrived-view';
import type { Draft, Mode } from './drafts';
import { useDraft } from './use-draft';
import { useSending } from './use-sending';
import { WritingHint } from './writing-hint';

interface WritingProps {
  readonly detail: TicketDetail;
  readonly me: StaffList['me'];
  readonly mode: Mode;
  readonly field: RefObject<HTMLTextAreaElement>;
  readonly settled: boolean;
}

/** The API's limit for what staff write, in UTF-16 units. */
const MAX_TEXT = 8_000;

export function Writing({ detail, me, mode, field, settled }: WritingProps) {
  const t = allWords().composer;
  const { ticket, messages } = detail;
  const lastSeq = messages.at(-1)?.seq ?? 0;
  const { draft, write, change, clear } = useDraft(me.login, ticket.number, mode, lastSeq);
  const { sending, send, stopAsking } = useSending(ticket.number, mode);
  const hintId = useId();
  const arrived = mode === 'reply' ? arrivedSince(draft, messages) : [];
  const over = draft.text.trim().length - MAX_TEXT;
  const empty = draft.text.trim() === '';
  const busy = sending.kind === 'sending';
  const blocked = empty || over > 0 || (mode === 'reply' && settled);

  const go = async (next: Draft) => {
    if (busy || blocked) return;
    const attempt = { ...next, tried: true };
    change(attempt);
    if (!(await send(attempt))) return;
    clear();
    tell(mode === 'reply' ? t.sent : t.noted);
    field.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.isComposing) return;
    event.preventDefault();
    go(draft).catch(() => undefined);
  };
  const name = ticket.customer.name ?? allWords().queue.anonymous;

  return (
    <form
      class="writing"
      onSubmit={(event) => {
        event.preventDefault();
        go(draft).catch(() => undefined);
      }}
    >
      {arrived.length === 0 ? null : (
        <div class="arrived">
          <div class="arrived-head">
            <strong>{t.news}</strong>
            <button type="button" onClick={() => change({ seq: lastSeq })}>
              {t.newsRead}
            </button>
          </div>
          <ArrivedList messages={arrived} />
        </div>
      )}
      <textarea
        ref={field}
        rows={3}
        dir="auto"
        value={draft.text}
        readOnly={busy}
        aria-label={mode === 'reply' ? t.replyTo(name) : t.note}
        aria-describedby={hintId}
        placeholder={mode === 'reply' ? t.replyPlaceholder : t.notePlaceholder}
        onInput={(event) => write(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <div role="alert">
        {sending.kind === 'failed' ? (
          <p class="problem">
            <Icon name="warning" />
            <span>
              {t.failed} {problemText(sending.failure)}
            </span>
          </p>
        ) : null}
      </div>
      <div class="composer-foot">
        <WritingHint id={hintId} mode={mode} ticket={ticket} me={me} settled={settled} over={over} kept={!empty} />
        <button type="submit" class={mode === 'reply' ? 'primary' : 'note'} disabled={blocked} aria-busy={busy}>
          <Icon name={mode === 'reply' ? 'send' : 'note'} />
          {busy ? t.sending : mode === 'reply' ? t.sendReply : t.sendNote}
          <kbd>{SEND_KEY}</kbd>
        </button>
      </div>
      {sending.kind === 'asking' ? (
        <AskBeforeSending
          messages={arrived}
          onKeep={stopAsking}
          onSend={() => {
            stopAsking();
            go({ ...draft, seq: lastSeq }).catch(() => undefined);
          }}
        />
      ) : null}
    </form>
  );
}
