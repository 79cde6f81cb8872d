import { useEffect, useState } from 'preact/hooks';
import type { Failure } from '../../../shared/api/failure';
import { asFailure } from '../../api/as-staff';
import { forgetService, readService, type SavedService, type ServiceFile, saveService } from '../../api/knowledge-edits';
import { allWords } from '../../language';
import { problemText } from '../../shell/problem-text';
import { Failed, Skeleton } from '../../shell/states';
import { Problems } from './problems';
import { Promises } from './promises';
import { type ServiceChange, ServiceForm } from './service-form';
import { useAutosave } from './use-autosave';

type View = 'form' | 'text';

/** The service file: hours, holidays, service levels, team and texts in fields, and the whole of it as text. */
export function ServiceEditor({ onClose }: { readonly onClose: () => void }) {
  const { edit: t, close } = allWords();
  const [file, setFile] = useState<ServiceFile>();
  const [failure, setFailure] = useState<Failure>();
  const [reading, setReading] = useState(0);
  const [view, setView] = useState<View>('form');
  const load = () => {
    readService().then(
      (read) => {
        setFailure(undefined);
        setFile(read);
        setReading((count) => count + 1);
      },
      (error) => setFailure(asFailure(error)),
    );
  };
  useEffect(load, []);
  return (
    <section class="editor" aria-labelledby="service-title">
      <div class="editor-head">
        <h2 id="service-title">{t.service}</h2>
        <button type="button" onClick={onClose}>
          {close}
        </button>
      </div>
      <p class="soft">{t.serviceHint}</p>
      {file !== undefined ? (
        <ServiceDraft
          key={reading}
          file={file}
          view={file.settings === undefined ? 'text' : view}
          onView={(next) => {
            // Shown the other way once it is read: what was shown before is older.
            setView(next);
            setFile(undefined);
            load();
          }}
          onReload={load}
        />
      ) : failure === undefined ? (
        <Skeleton lines={8} />
      ) : (
        <Failed title={t.failed} detail={problemText(failure)} onRetry={load} />
      )}
    </section>
  );
}

interface ServiceDraftProps {
  readonly file: ServiceFile;
  readonly view: View;
  /** Reads the draft again, to show it the other way. */
  readonly onView: (view: View) => void;
  readonly onReload: () => void;
}

function ServiceDraft({ file, view, onView, onReload }: ServiceDraftProps) {
  const t = allWords().edit;
  const [text, setText] = useState(file.draft?.text ?? file.text ?? '');
  const autosave = useAutosave<string | readonly ServiceChange[], SavedService>(file.draft?.revision ?? 0, (revision, change) =>
    saveService(revision, typeof change === 'string' ? { text: change } : { changes: change }),
  );
  return (
    <>
      <fieldset class="editor-languages" aria-label={t.shownAs}>
        {(['form', 'text'] as const).map((each) => (
          <button
            key={each}
            type="button"
            aria-pressed={each === view}
            disabled={each === 'form' && file.settings === undefined}
            onClick={() => {
              // What is not saved yet would be lost: it is in a moment.
              const isKept = autosave.state === 'saved' || autosave.state === 'untouched';
              if (each !== view && isKept) onView(each);
            }}
          >
            {t.views[each]}
          </button>
        ))}
      </fieldset>
      <p class="editor-state" role="status">
        {t.states[autosave.state]}
      </p>
      {autosave.failure === undefined ? null : (
        <p class="problem" role="alert">
          {problemText(autosave.failure)}
        </p>
      )}
      <Promises promises={(autosave.saved ?? file).promises} />
      <Problems problems={autosave.saved?.problems ?? []} />
      {view === 'text' ? (
        <label class="field">
          <span>{t.text}</span>
          <textarea
            class="editor-raw"
            rows={24}
            spellcheck={false}
            value={text}
            onInput={({ currentTarget: { value } }) => {
              setText(value);
              autosave.change(value);
            }}
          />
        </label>
      ) : (
        <ServiceForm settings={file.settings ?? {}} phrases={file.phrases} onChange={autosave.change} />
      )}
      {file.draft === undefined && autosave.saved === undefined ? null : (
        <div class="editor-foot">
          <button
            type="button"
            onClick={() => {
              forgetService().then(onReload, onReload);
            }}
          >
            {t.forget}
          </button>
        </div>
      )}
    </>
  );
}
