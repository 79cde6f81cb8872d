import type { RefObject } from 'preact';
import { useEffect, useId, useState } from 'preact/hooks';
import { MAX_STAFF_TEXT } from '../../../../bot/model/limits';
import type { Me, TicketDetail } from '../../api/types';
import { allWords } from '../../language';
import { customerWriting, tellTyping } from '../../live/state';
import { Icon } from '../../shell/icon';
import { lazy } from '../../shell/lazy';
import { problemText } from '../../shell/problem-text';
import { useShortcuts } from '../../shell/shortcuts';
import { typing } from '../header/presence';
import { type AnswerTrigger, callingAt } from './answers/trigger';
import { arrivedSince } from './arrived';
import { ArrivedList, ConfirmSending } from './arrived-view';
import { type DraftKey, keepDraft, keptDraft, type Mode } from './drafts';
import { SendFoot } from './send-foot';
import { send, sendingOf, sendNow, undoSend, watchComposer } from './sending';
import { useDraft } from './use-draft';

const AnswersList = lazy(async () => (await import('./answers/list')).AnswersList, { quiet: true });

interface WritingProps {
  readonly detail: TicketDetail;
  readonly me: Me;
  readonly mode: Mode;
  readonly field: RefObject<HTMLTextAreaElement>;
  readonly settled: boolean;
}

export function Writing({ detail, me, mode, field, settled }: WritingProps) {
  const t = allWords().composer;
  const { ticket, messages, presence } = detail;
  const lastSeq = messages.at(-1)?.seq ?? 0;
  const key: DraftKey = { login: me.login, number: ticket.number, mode };
  const { draft, write, change } = useDraft(key, lastSeq);
  const sending = sendingOf(key);
  const [calling, setCalling] = useState<AnswerTrigger>();
  const hintId = useId();
  const listId = useId();
  const arrived = mode === 'reply' ? arrivedSince(draft, messages) : [];
  const text = draft.text.trim();
  const over = text.length - MAX_STAFF_TEXT;
  const busy = sending.kind === 'sending' || sending.kind === 'undoable';
  const blocked = text === '' || over > 0 || (mode === 'reply' && settled);
  useEffect(() => watchComposer(key), [key.number, mode]);
  useFocusAfter(busy, field);

  const go = (resolves: boolean) => {
    if (sending.kind === 'undoable') sendNow(key);
    else if (!busy && !blocked) send(key, { resolves: resolves || draft.after?.resolves === true });
  };
  const look = (element: HTMLTextAreaElement) => {
    setCalling(mode === 'reply' ? callingAt(element.value, element.selectionStart) : undefined);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    if (event.key === 'Escape' && sending.kind === 'undoable') undoSend(key);
    else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) go(event.shiftKey && mode === 'reply');
    else return;
    event.preventDefault();
  };
  /** Inserts as if typed, so that the browser can undo it. */
  const insert = (from: number, to: number, words: string) => {
    field.current?.focus();
    field.current?.setSelectionRange(from, to);
    document.execCommand('insertText', false, words);
  };
  const callAnswers = () => {
    const { value = '', selectionStart: caret = 0 } = field.current ?? {};
    insert(caret, caret, /(^|\s)$/.test(value.slice(0, caret)) ? '/' : ' /');
  };
  useShortcuts(mode === 'reply' && !settled ? { i: callAnswers } : {});
  const name = ticket.customer.name ?? allWords().queue.anonymous;
  const also = presence.find(({ doing }) => doing === 'replying');

  return (
    <form
      class="writing"
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault();
        go(false);
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
      {mode === 'reply' && also !== undefined ? <p class="also">{t.also(also.name)}</p> : null}
      {customerWriting.value === ticket.number ? <p class="also">{t.customerWriting(name)}</p> : null}
      <div class="writing-field">
        {calling === undefined || field.current === null ? null : (
          <AnswersList
            id={listId}
            detail={detail}
            calling={calling}
            field={field.current}
            agent={me.name}
            onClose={() => setCalling(undefined)}
            onPick={({ text: words, after }) => {
              insert(calling.from, calling.to, words);
              setCalling(undefined);
              // The insertion has just been kept.
              const now = keptDraft(key);
              if (after !== undefined && now !== undefined) keepDraft(key, { ...now, after });
            }}
          />
        )}
        <textarea
          ref={field}
          rows={3}
          dir="auto"
          value={draft.text}
          readOnly={busy}
          aria-label={mode === 'reply' ? t.replyTo(name) : t.note}
          aria-describedby={hintId}
          {...(calling === undefined ? {} : { 'aria-autocomplete': 'list', 'aria-controls': listId })}
          placeholder={mode === 'reply' ? t.replyPlaceholder : t.notePlaceholder}
          onInput={(event) => {
            write(event.currentTarget.value);
            look(event.currentTarget);
            if (mode !== 'reply') return;
            typing();
            tellTyping();
          }}
          onClick={() => setCalling(undefined)}
          onBlur={() => setCalling(undefined)}
        />
      </div>
      {mode !== 'reply' || !(draft.after?.resolves || draft.after?.labels.length) ? null : (
        <p class="after-send" role="status">
          {t.afterSend(draft.after.labels, draft.after.resolves)}
          <button type="button" class="quiet" disabled={busy} onClick={() => change({ after: { labels: [], resolves: false } })}>
            {t.onlySend}
          </button>
        </p>
      )}
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
      <SendFoot
        hintId={hintId}
        mode={mode}
        sending={sending}
        ticket={ticket}
        me={me}
        settled={settled}
        over={over}
        blocked={blocked}
        empty={text === ''}
        onResolve={() => go(true)}
        onAnswers={callAnswers}
        onUndo={() => {
          undoSend(key);
          field.current?.focus();
        }}
      />
      {sending.kind === 'confirming' ? (
        <ConfirmSending
          messages={arrived}
          onKeep={() => undoSend(key)}
          onSend={() => {
            change({ seq: lastSeq });
            sendNow(key);
          }}
        />
      ) : null}
    </form>
  );
}

/** After sending, a person whose focus was on a button that is gone continues in the field. */
function useFocusAfter(busy: boolean, field: RefObject<HTMLTextAreaElement>): void {
  const [was, setWas] = useState(busy);
  useEffect(() => {
    if (was && !busy && (document.activeElement === document.body || document.activeElement === null)) field.current?.focus();
    setWas(busy);
  }, [busy]);
}
