import { useState } from 'preact/hooks';
import { type Imported, importedOf, startImport } from '../../api/knowledge-edits';
import { allWords } from '../../language';
import { problemText } from '../../shell/problem-text';
import { Problems } from './problems';
import { useJob } from './use-job';

/** So many bytes are one request; more are imported by the command. */
const MAX_BYTES = 200_000;

/** Questions and answers from a table, a page or another product become drafts; first without saving anything. */
export function Import({ onClose }: { readonly onClose: () => void }) {
  const { edit, close } = allWords();
  const t = edit.import;
  const [file, setFile] = useState<File>();
  const [topic, setTopic] = useState('');
  const [replace, setReplace] = useState(false);
  const { job, isWorking, failure, start } = useJob();
  const imported = job === undefined || isWorking ? undefined : importedOf(job);
  const isTooLarge = file !== undefined && file.size > MAX_BYTES;
  const run = (dryRun: boolean) => {
    if (file === undefined || isTooLarge) return;
    const named = topic.trim();
    const started = base64Of(file).then((content) =>
      startImport({ name: file.name, content, replace, dryRun, ...(named === '' ? {} : { topic: named }) }),
    );
    start(started);
  };
  return (
    <section class="editor" aria-labelledby="import-title">
      <div class="editor-head">
        <h2 id="import-title">{t.title}</h2>
        <button type="button" onClick={onClose}>
          {close}
        </button>
      </div>
      <p class="soft">{t.hint}</p>
      <form
        class="publish-form"
        onSubmit={(event) => {
          event.preventDefault();
          run(true);
        }}
      >
        <label class="field">
          <span>{t.file}</span>
          <input type="file" onChange={({ currentTarget: { files } }) => setFile(files?.[0])} />
        </label>
        {isTooLarge ? <p class="problem">{t.tooLarge}</p> : null}
        <label class="field">
          <span>{t.topic}</span>
          <input value={topic} maxLength={200} onInput={({ currentTarget }) => setTopic(currentTarget.value)} />
        </label>
        <label class="check">
          <input type="checkbox" checked={replace} onChange={({ currentTarget }) => setReplace(currentTarget.checked)} />{' '}
          {t.replace}
        </label>
        <div class="editor-foot">
          <button type="submit" disabled={file === undefined || isTooLarge || isWorking}>
            {t.look}
          </button>
          <button
            type="button"
            class="primary"
            disabled={isWorking || isTooLarge || imported?.kind !== 'imported' || imported.saved > 0}
            onClick={() => run(false)}
          >
            {t.save}
          </button>
        </div>
      </form>
      <div role="status">
        {isWorking ? (
          <p class="learning">
            <label for="importing">{t.working}</label>
            <progress id="importing" value={job?.progress} />
          </p>
        ) : imported?.kind === 'imported' ? (
          <p>{imported.saved > 0 ? t.saved(imported.saved) : t.found(countsIn(imported, t.outcomes))}</p>
        ) : job === undefined ? null : (
          <p class="problem">{t.refused}</p>
        )}
        {failure === undefined ? null : <p class="problem">{problemText(failure)}</p>}
      </div>
      {imported?.kind === 'refused' ? <Problems problems={imported.problems} /> : null}
      {imported?.kind === 'imported' ? <Rows rows={imported.rows} /> : null}
    </section>
  );
}

type Found = Extract<Imported, { kind: 'imported' }>;

function Rows({ rows }: Pick<Found, 'rows'>) {
  const t = allWords().edit.import;
  return (
    <ul class="versions">
      {rows.map(({ at, outcome, id, question, lost }) => (
        <li key={`${at.line} ${id}`}>
          <p>
            <code>{`${at.file}:${at.line}`}</code> <span class="tag">{t.outcomes[outcome]}</span>{' '}
            <span dir="auto">{question}</span>
          </p>
          {lost.length === 0 ? null : <p class="soft">{t.lost(lost.join('; '))}</p>}
        </li>
      ))}
    </ul>
  );
}

const countsIn = ({ counts }: Found, outcomes: Readonly<Record<keyof Found['counts'], string>>): string =>
  (Object.entries(counts) as [keyof Found['counts'], number][])
    .map(([outcome, count]) => `${count} ${outcomes[outcome]}`)
    .join(', ');

async function base64Of(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}
