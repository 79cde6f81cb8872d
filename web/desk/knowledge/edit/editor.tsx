import { useEffect, useState } from 'preact/hooks';
import type { Failure } from '../../../shared/api/failure';
import { Markdown } from '../../../shared/markdown/markdown';
import { asFailure } from '../../api/as-staff';
import { type EntryChange, type EntryFields, type EntryFile, forgetEntry, readEntry, saveEntry } from '../../api/knowledge-edits';
import { allWords } from '../../language';
import { problemText } from '../../shell/problem-text';
import { Failed, Skeleton } from '../../shell/states';
import { Lines } from './changes';
import { Problems } from './problems';
import { useAutosave } from './use-autosave';

interface EditorProps {
  readonly id: string;
  /** Languages of the knowledge. */
  readonly languages: readonly EntryFile['language'][];
  /** A phrase to begin with as another way to ask. */
  readonly also?: string;
  readonly onClose: () => void;
}

/** Changes an entry, one language at a time. What is typed is saved as a draft; publishing is a step of its own. */
export function Editor({ id, languages, also, onClose }: EditorProps) {
  const { edit: t, ...all } = allWords();
  const [files, setFiles] = useState<readonly EntryFile[]>();
  const [failure, setFailure] = useState<Failure>();
  const [language, setLanguage] = useState(languages[0]);
  const [reading, setReading] = useState(0);
  const load = () => {
    setFailure(undefined);
    readEntry(id).then(
      (read) => {
        setFiles(read);
        setReading((count) => count + 1);
      },
      (error) => setFailure(asFailure(error)),
    );
  };
  useEffect(load, [id]);
  const file = files?.find((one) => one.language === language);
  return (
    <section class="editor" aria-labelledby="editor-title">
      <div class="editor-head">
        <h2 id="editor-title">
          {t.entry} <code>{id}</code>
        </h2>
        <button type="button" onClick={onClose}>
          {all.close}
        </button>
      </div>
      <fieldset class="editor-languages" aria-label={all.know.asLanguage}>
        {languages.map((each) => (
          <button key={each} type="button" aria-pressed={each === language} onClick={() => setLanguage(each)}>
            {all.languages[each]}
          </button>
        ))}
      </fieldset>
      {file !== undefined ? (
        <FileEditor key={`${file.path} ${reading}`} id={id} file={file} also={also} onReload={load} />
      ) : failure === undefined ? (
        <Skeleton lines={6} />
      ) : (
        <Failed title={t.failed} detail={problemText(failure)} onRetry={load} />
      )}
    </section>
  );
}

interface FileEditorProps {
  readonly id: string;
  readonly file: EntryFile;
  readonly also: string | undefined;
  readonly onReload: () => void;
}

const NEW: NonNullable<EntryFile['form']> = { fields: { question: '' }, answer: '' };

function FileEditor({ id, file, also, onReload }: FileEditorProps) {
  const t = allWords().edit;
  const text = file.draft === undefined ? file.text : file.draft.text;
  const isRemoved = file.draft !== undefined && file.draft.text === undefined;
  const isWrong = text !== undefined && file.form === undefined;
  const [form, setForm] = useState(file.form ?? NEW);
  const [raw, setRaw] = useState(text ?? '');
  const autosave = useAutosave<EntryChange>(file.draft?.revision ?? 0, (revision, change) =>
    saveEntry(id, file.language, revision, change),
  );
  const change = (next: Partial<EntryFields>, answer = form.answer) => {
    const changed = { fields: { ...form.fields, ...next }, answer };
    setForm(changed);
    autosave.change(changed);
  };
  useEffect(() => {
    const phrases = form.fields.also ?? [];
    if (also !== undefined && also !== '' && !phrases.includes(also)) change({ also: [...phrases, also] });
  }, []);
  const forget = () => {
    forgetEntry(id, file.language).then(onReload, onReload);
  };
  return (
    <>
      <p class="editor-state" role="status">
        {isRemoved ? t.removed : t.states[autosave.state]}
      </p>
      {autosave.failure === undefined ? null : (
        <div role="alert">
          <p class="problem">{problemText(autosave.failure)}</p>
          {autosave.failure.code === 'KNOWLEDGE_CONFLICT' ? (
            <Conflict id={id} language={file.language} mine={isWrong ? raw : form.answer} onReload={onReload} />
          ) : null}
        </div>
      )}
      {isRemoved ? null : isWrong ? (
        <label class="field">
          <span>{t.text}</span>
          <textarea
            class="editor-raw"
            rows={16}
            spellcheck={false}
            value={raw}
            onInput={({ currentTarget: { value } }) => {
              setRaw(value);
              autosave.change({ text: value });
            }}
          />
        </label>
      ) : (
        <Form form={form} onChange={change} />
      )}
      <Problems problems={autosave.saved?.problems ?? []} />
      <div class="editor-foot">
        {file.draft === undefined && autosave.saved === undefined ? null : (
          <button type="button" onClick={forget}>
            {t.forget}
          </button>
        )}
        {text === undefined || isRemoved ? null : (
          <button
            type="button"
            onClick={() => {
              saveEntry(id, file.language, autosave.saved?.draft.revision ?? file.draft?.revision ?? 0, { removed: true }).then(
                onReload,
                onReload,
              );
            }}
          >
            {t.retire}
          </button>
        )}
      </div>
    </>
  );
}

const linesOf = (text: string) => text.split('\n').filter((line) => line.trim() !== '');
const listOf = (text: string) => text.split(',').flatMap((part) => part.trim() || []);

interface FormProps {
  readonly form: NonNullable<EntryFile['form']>;
  readonly onChange: (fields: Partial<EntryFields>, answer?: string) => void;
}

function Form({ form: { fields, answer }, onChange }: FormProps) {
  const t = allWords().edit;
  // What is typed stays as it is: an empty line in a list is about to be filled.
  const [lists, setLists] = useState({
    also: (fields.also ?? []).join('\n'),
    keywords: (fields.keywords ?? []).join(', '),
    related: (fields.related ?? []).join(', '),
  });
  const list = (name: keyof typeof lists, value: string) => {
    setLists({ ...lists, [name]: value });
    if (name === 'also') onChange({ also: linesOf(value) });
    else if (name === 'keywords') onChange({ keywords: listOf(value) });
    else onChange({ related: listOf(value) });
  };
  return (
    <form class="editor-form" onSubmit={(event) => event.preventDefault()}>
      <label class="field">
        <span>{t.question}</span>
        <input dir="auto" value={fields.question} onInput={({ currentTarget }) => onChange({ question: currentTarget.value })} />
      </label>
      <label class="field">
        <span>{t.also}</span>
        <textarea dir="auto" rows={5} value={lists.also} onInput={({ currentTarget }) => list('also', currentTarget.value)} />
      </label>
      <label class="field">
        <span>{t.answer}</span>
        <textarea dir="auto" rows={8} value={answer} onInput={({ currentTarget }) => onChange({}, currentTarget.value)} />
      </label>
      <section class="editor-preview" aria-labelledby="preview-title">
        <h3 id="preview-title">{t.preview}</h3>
        <div class="said said-bot">
          <div class="said-text said-markdown" dir="auto">
            <Markdown source={answer} />
          </div>
        </div>
      </section>
      <details>
        <summary>{t.more}</summary>
        <label class="field">
          <span>{t.keywords}</span>
          <input dir="auto" value={lists.keywords} onInput={({ currentTarget }) => list('keywords', currentTarget.value)} />
        </label>
        <label class="field">
          <span>{t.related}</span>
          <input value={lists.related} onInput={({ currentTarget }) => list('related', currentTarget.value)} />
        </label>
        <label class="field">
          <span>{t.audience}</span>
          <input
            placeholder="web, teams, email, staff"
            value={fields.audience ?? ''}
            onInput={({ currentTarget }) => onChange({ audience: currentTarget.value })}
          />
        </label>
        <div class="editor-dates">
          <label class="field">
            <span>{t.validFrom}</span>
            <input
              type="date"
              value={fields.validFrom ?? ''}
              onInput={({ currentTarget }) => onChange({ validFrom: currentTarget.value })}
            />
          </label>
          <label class="field">
            <span>{t.validUntil}</span>
            <input
              type="date"
              value={fields.validUntil ?? ''}
              onInput={({ currentTarget }) => onChange({ validUntil: currentTarget.value })}
            />
          </label>
        </div>
      </details>
    </form>
  );
}

interface ConflictProps {
  readonly id: string;
  readonly language: string;
  readonly mine: string;
  readonly onReload: () => void;
}

/** The other's change beside one's own, before one of them is lost. */
function Conflict({ id, language, mine, onReload }: ConflictProps) {
  const t = allWords().edit;
  const [theirs, setTheirs] = useState<EntryFile>();
  useEffect(() => {
    readEntry(id).then(
      (files) => setTheirs(files.find((file) => file.language === language)),
      () => undefined,
    );
  }, [id, language]);
  if (theirs === undefined) return null;
  const other = theirs.form?.answer ?? theirs.draft?.text ?? '';
  const lines = [
    ...other.split('\n').map((text) => ({ kind: 'removed', text }) as const),
    ...mine.split('\n').map((text) => ({ kind: 'added', text }) as const),
  ];
  return (
    <>
      <Lines lines={lines} label={t.conflict(theirs.draft?.author ?? '')} />
      <button type="button" onClick={onReload}>
        {t.takeTheirs}
      </button>
    </>
  );
}
