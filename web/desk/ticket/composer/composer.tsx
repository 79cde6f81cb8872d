import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Me, TicketDetail } from '../../api/types';
import { allWords } from '../../language';
import { PartIcon } from '../../shell/part-icon';
import { useShortcuts } from '../../shell/shortcuts';
import { keptDraft, type Mode } from './drafts';
import { Writing } from './writing';

interface ComposerProps {
  readonly detail: TicketDetail;
  readonly me: Me;
}

/** Where staff write: to the customer, or to colleagues. The two never look alike. */
export function Composer({ detail, me }: ComposerProps) {
  const t = allWords().composer;
  const { status, number } = detail.ticket;
  const settled = status === 'resolved' || status === 'closed';
  const [chosen, setMode] = useState<Mode>('reply');
  // A person who is writing when the ticket is resolved keeps seeing their text.
  const mayReply = !settled || keptDraft({ login: me.login, number, mode: 'reply' }) !== undefined;
  const mode = mayReply ? chosen : 'note';
  const field = useRef<HTMLTextAreaElement>(null);
  const comes = useRef(false);
  const write = (next: Mode) => {
    comes.current = next !== mode;
    setMode(next);
    field.current?.focus();
  };
  // Focuses the field of the other mode before the next keystroke.
  useLayoutEffect(() => {
    if (comes.current) field.current?.focus();
    comes.current = false;
  }, [mode]);
  useShortcuts({ ...(mayReply ? { r: () => write('reply') } : {}), n: () => write('note') });
  return (
    <section class={`composer composer-${mode}`} aria-label={t[mode]}>
      <fieldset class="composer-modes segments">
        <button type="button" aria-pressed={mode === 'reply'} disabled={!mayReply} onClick={() => write('reply')}>
          <PartIcon name="send" />
          {t.reply}
        </button>
        <button type="button" class="segment-note" aria-pressed={mode === 'note'} onClick={() => write('note')}>
          <PartIcon name="note" />
          {t.note}
        </button>
      </fieldset>
      <Writing key={`${number}/${mode}`} detail={detail} me={me} mode={mode} field={field} settled={settled} />
    </section>
  );
}
