import { useEffect, useState } from 'preact/hooks';
import type { Failure } from '../../../shared/api/failure';
import { asFailure } from '../../api/as-staff';
import { type EditedFile, forgetService, readService, saveService } from '../../api/knowledge-edits';
import { allWords } from '../../language';
import { problemText } from '../../shell/problem-text';
import { Failed, Skeleton } from '../../shell/states';
import { Problems } from './problems';
import { useAutosave } from './use-autosave';

/** The service file: hours, holidays, service levels, team and texts, as their text with the errors of each line. */
export function ServiceEditor({ onClose }: { readonly onClose: () => void }) {
  const { edit: t, close } = allWords();
  const [file, setFile] = useState<EditedFile>();
  const [failure, setFailure] = useState<Failure>();
  const [reading, setReading] = useState(0);
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
        <ServiceText key={reading} file={file} onReload={load} />
      ) : failure === undefined ? (
        <Skeleton lines={8} />
      ) : (
        <Failed title={t.failed} detail={problemText(failure)} onRetry={load} />
      )}
    </section>
  );
}

function ServiceText({ file, onReload }: { readonly file: EditedFile; readonly onReload: () => void }) {
  const t = allWords().edit;
  const [text, setText] = useState(file.draft?.text ?? file.text ?? '');
  const autosave = useAutosave<string>(file.draft?.revision ?? 0, saveService);
  return (
    <>
      <p class="editor-state" role="status">
        {t.states[autosave.state]}
      </p>
      {autosave.failure === undefined ? null : (
        <p class="problem" role="alert">
          {problemText(autosave.failure)}
        </p>
      )}
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
      <Problems problems={autosave.saved?.problems ?? []} />
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
