import { useEffect, useRef, useState } from 'preact/hooks';
import { allWords } from '../../language';
import { PartIcon } from '../../shell/part-icon';
import { SEND_KEY } from '../../shell/shortcuts';
import type { Sending } from './sending';

interface UndoSendProps {
  readonly hintId: string;
  readonly sending: Sending & { readonly kind: 'undoable' };
  readonly onUndo: () => void;
}

/** A reply that is about to be sent: how long it can be undone, and what closing the page would do. */
export function UndoSend({ hintId, sending: { untilMs, resolves }, onUndo }: UndoSendProps) {
  const t = allWords().composer;
  const left = () => Math.max(1, Math.ceil((untilMs - Date.now()) / 1_000));
  const [seconds, setSeconds] = useState(left);
  const undo = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    const timer = setInterval(() => setSeconds(left()), 250);
    // The pressed button is gone, so the focus moves here; after a keyboard shortcut it is still in the text.
    if (!document.activeElement?.matches('textarea')) undo.current?.focus();
    return () => clearInterval(timer);
  }, []);
  return (
    <div class="composer-foot held">
      <p id={hintId}>
        <strong>{(resolves ? t.heldResolves : t.held)(seconds)}</strong> <span class="soft">{t.heldHint}</span>
      </p>
      <button ref={undo} type="button" onClick={onUndo}>
        <PartIcon name="undo" />
        {t.undo}
        <kbd>Esc</kbd>
      </button>
      <button type="submit" class="primary">
        <PartIcon name="send" />
        {t.sendNow}
        <kbd>{SEND_KEY}</kbd>
      </button>
      <span class="held-bar" />
    </div>
  );
}
