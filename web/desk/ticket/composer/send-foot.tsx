import type { Me, Ticket } from '../../api/types';
import { allWords } from '../../language';
import { PartIcon } from '../../shell/part-icon';
import { SEND_AND_RESOLVE_KEY, SEND_KEY } from '../../shell/shortcuts';
import type { Mode } from './drafts';
import type { Sending } from './sending';
import { UndoSend } from './undo-send';
import { WritingHint } from './writing-hint';

interface SendFootProps {
  readonly hintId: string;
  readonly mode: Mode;
  readonly sending: Sending;
  readonly ticket: Ticket;
  readonly me: Me;
  readonly settled: boolean;
  readonly over: number;
  readonly blocked: boolean;
  readonly empty: boolean;
  readonly onResolve: () => void;
  readonly onAnswers: () => void;
  readonly onUndo: () => void;
}

/** Shown under the text: who will read it and how to send it; while undo is possible, how to undo. */
export function SendFoot({ hintId, mode, sending, blocked, empty, onResolve, onAnswers, onUndo, ...hint }: SendFootProps) {
  const t = allWords().composer;
  const busy = sending.kind === 'sending';
  if (sending.kind === 'undoable') return <UndoSend hintId={hintId} sending={sending} onUndo={onUndo} />;
  return (
    <div class="composer-foot">
      <WritingHint id={hintId} mode={mode} kept={!empty} {...hint} />
      {mode === 'reply' && !hint.settled ? (
        <>
          <button type="button" class="quiet" onClick={onAnswers}>
            <PartIcon name="book" />
            {allWords().answers.button}
            <kbd>/</kbd>
          </button>
          <button type="button" disabled={blocked} title={SEND_AND_RESOLVE_KEY} onClick={onResolve}>
            {t.sendAndResolve}
          </button>
        </>
      ) : null}
      <button type="submit" class={mode === 'reply' ? 'primary' : 'note'} disabled={blocked} aria-busy={busy}>
        <PartIcon name={mode === 'reply' ? 'send' : 'note'} />
        {busy ? t.sending : mode === 'reply' ? t.sendReply : t.sendNote}
        <kbd>{SEND_KEY}</kbd>
      </button>
    </div>
  );
}
