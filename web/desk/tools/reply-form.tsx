import { useState } from 'preact/hooks';
import { MAX_LABEL, MAX_LABELS, MAX_NAME, MAX_SAVED_REPLY, PLACEHOLDERS } from '../../../bot/model/limits';
import { asFailure } from '../api/as-staff';
import { Dialog } from '../shell/dialog';
import { DialogFoot, FormProblem } from '../shell/form';
import { problemText } from '../shell/problem-text';
import { showToast } from '../shell/toast';
import { type ReplyToSave, type SavedReply, saveReply } from './replies';
import { toolWords } from './words';

interface ReplyFormProps {
  /** Absent for a new one. */
  readonly reply?: SavedReply;
  readonly onClose: () => void;
}

export function ReplyForm({ reply, onClose }: ReplyFormProps) {
  const t = toolWords().replies;
  const [problem, setProblem] = useState('');
  const [busy, setBusy] = useState(false);
  const [id] = useState(() => reply?.id ?? crypto.randomUUID());
  const submit = async (form: FormData) => {
    const body = bodyOf(form, reply);
    const unknown = unknownIn(body.text);
    setProblem(unknown === undefined ? '' : t.unknown(unknown));
    if (busy || unknown !== undefined) return;
    setBusy(true);
    try {
      await saveReply(id, body);
      showToast(t.saved);
      onClose();
    } catch (error) {
      setProblem(problemText(asFailure(error)));
      setBusy(false);
    }
  };
  return (
    <Dialog title={reply === undefined ? t.add : t.edit(reply.name)} onClose={onClose} wide>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          submit(new FormData(event.currentTarget)).catch(() => undefined);
        }}
      >
        <div class="dialog-body">
          <label class="field">
            <span>{t.name}</span>
            <input type="text" name="name" required maxLength={MAX_NAME} defaultValue={reply?.name ?? ''} autocomplete="off" />
          </label>
          <label class="field">
            <span>{t.text}</span>
            <textarea name="text" rows={6} dir="auto" required maxLength={MAX_SAVED_REPLY} defaultValue={reply?.text ?? ''} />
          </label>
          <p class="soft">
            {t.placeholders}{' '}
            {PLACEHOLDERS.map((name) => (
              <code key={name}>{`{{${name}}} `}</code>
            ))}
          </p>
          <label class="field">
            <span>{t.labels}</span>
            <input
              type="text"
              name="labels"
              maxLength={MAX_LABELS * (MAX_LABEL + 1)}
              defaultValue={reply?.labels?.join(', ') ?? ''}
              autocomplete="off"
            />
          </label>
          <label class="check">
            <input type="checkbox" name="resolves" defaultChecked={reply?.resolves === true} />
            {t.resolves}
          </label>
          {reply === undefined ? (
            <label class="check">
              <input type="checkbox" name="shared" />
              {t.shared}
            </label>
          ) : null}
          <FormProblem text={problem || undefined} />
        </div>
        <DialogFoot confirm={t.save} busy={busy} onCancel={onClose} />
      </form>
    </Dialog>
  );
}

function bodyOf(form: FormData, reply: SavedReply | undefined): ReplyToSave {
  const text = (name: string) => String(form.get(name) ?? '').trim();
  const labels = text('labels')
    .split(',')
    .map((label) => label.trim())
    .filter((label) => label !== '');
  return {
    name: text('name'),
    text: text('text'),
    shared: reply?.shared ?? form.get('shared') !== null,
    ...(labels.length === 0 ? {} : { labels }),
    ...(form.get('resolves') === null ? {} : { resolves: true }),
    ...(reply === undefined ? {} : { version: reply.version }),
  };
}

/** The first placeholder that is none. */
function unknownIn(text: string): string | undefined {
  const known: readonly string[] = PLACEHOLDERS;
  const found = [...text.matchAll(/\{\{([^{}]*)\}\}/g)].find(([, name = '']) => !known.includes(name.trim()));
  return found?.[0];
}
