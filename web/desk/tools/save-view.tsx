import { useState } from 'preact/hooks';
import { MAX_NAME } from '../../../bot/model/limits';
import type { Failure } from '../../shared/api/failure';
import { asFailure } from '../api/as-staff';
import type { DeskLocation } from '../queue/location';
import { Dialog } from '../shell/dialog';
import { DialogFoot, FormProblem } from '../shell/form';
import { problemText } from '../shell/problem-text';
import { showToast } from '../shell/toast';
import { saveView } from './views';
import { toolWords } from './words';

/** Asks for the name of what the list shows now, and for whom it is. */
export function SaveView({ place, onClose }: { readonly place: DeskLocation; readonly onClose: () => void }) {
  const t = toolWords().views;
  const [problem, setProblem] = useState<Failure>();
  const [busy, setBusy] = useState(false);
  const submit = async (form: FormData) => {
    const name = String(form.get('name') ?? '').trim();
    if (busy || name === '') return;
    setBusy(true);
    try {
      await saveView(place, { name, shared: form.get('shared') !== null });
      showToast(t.saved(name));
      onClose();
    } catch (error) {
      setProblem(asFailure(error));
      setBusy(false);
    }
  };
  return (
    <Dialog title={t.title} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          submit(new FormData(event.currentTarget)).catch(() => undefined);
        }}
      >
        <div class="dialog-body">
          <p class="soft">{t.hint}</p>
          <label class="field">
            <span>{t.name}</span>
            <input type="text" name="name" required maxLength={MAX_NAME} autocomplete="off" />
          </label>
          <label class="check">
            <input type="checkbox" name="shared" />
            {t.shared}
          </label>
          <FormProblem text={problem && problemText(problem)} />
        </div>
        <DialogFoot confirm={t.confirm} busy={busy} onCancel={onClose} />
      </form>
    </Dialog>
  );
}
