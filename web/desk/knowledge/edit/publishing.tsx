import { useEffect, useState } from 'preact/hooks';
import type { Failure } from '../../../shared/api/failure';
import { asFailure } from '../../api/as-staff';
import {
  type DraftReview,
  type FileChange,
  type Publications,
  readChanges,
  readVersions,
  reviewDrafts,
  rollBack,
  startPublishing,
} from '../../api/knowledge-edits';
import { allWords } from '../../language';
import { moment } from '../../language/time';
import { problemText } from '../../shell/problem-text';
import { Failed, Skeleton } from '../../shell/states';
import { Changes } from './changes';
import { JobResult } from './job-result';
import { Problems } from './problems';
import { Replay } from './replay';
import { useJob } from './use-job';

/** What would be published, publishing it, and what was published before. */
export function Publishing({ onClose }: { readonly onClose: () => void }) {
  const { edit: t, close } = allWords();
  const [read, setRead] = useState<{ readonly review: DraftReview; readonly history: Publications }>();
  const [failure, setFailure] = useState<Failure>();
  const load = () => {
    Promise.all([reviewDrafts(), readVersions()]).then(
      ([review, history]) => {
        setFailure(undefined);
        setRead({ review, history });
      },
      (error) => setFailure(asFailure(error)),
    );
  };
  useEffect(load, []);
  return (
    <section class="editor" aria-labelledby="publishing-title">
      <div class="editor-head">
        <h2 id="publishing-title">{t.publishing}</h2>
        <button type="button" onClick={onClose}>
          {close}
        </button>
      </div>
      {failure === undefined ? null : <Failed title={t.failed} detail={problemText(failure)} onRetry={load} />}
      {read === undefined ? (
        failure === undefined ? (
          <Skeleton lines={6} />
        ) : null
      ) : (
        <>
          <Drafts review={read.review} live={read.history.live?.number ?? 0} onDone={load} />
          <Replay />
          <History history={read.history} onDone={load} />
        </>
      )}
    </section>
  );
}

interface DraftsProps {
  readonly review: DraftReview;
  /** The number of the live publication. */
  readonly live: number;
  readonly onDone: () => void;
}

function Drafts({ review: { drafts, changes, problems, conflicts, unapproved }, live, onDone }: DraftsProps) {
  const t = allWords().edit;
  const [note, setNote] = useState('');
  const { job, isWorking, failure, start } = useJob(onDone);
  const publish = (despiteQuestions: boolean) => {
    const trimmed = note.trim();
    start(
      startPublishing({
        expected: live,
        ...(trimmed === '' ? {} : { note: trimmed }),
        ...(despiteQuestions ? { despiteQuestions } : {}),
      }),
    );
  };
  const hasErrors = problems.some(({ severity }) => severity === 'error');
  return (
    <div class="card">
      <p class="queue-count">{t.draftCount(drafts.length)}</p>
      <Changes changes={changes} />
      {conflicts.length === 0 ? null : <p class="problem">{t.conflicts(conflicts.join(', '))}</p>}
      {unapproved.length === 0 ? null : <p class="problem">{t.unapproved(unapproved.join(', '))}</p>}
      <Problems problems={problems} />
      {drafts.length === 0 ? null : (
        <form
          class="publish-form"
          onSubmit={(event) => {
            event.preventDefault();
            publish(false);
          }}
        >
          <label class="field">
            <span>{t.note}</span>
            <input value={note} maxLength={500} onInput={({ currentTarget }) => setNote(currentTarget.value)} />
          </label>
          <button type="submit" class="primary" disabled={isWorking || hasErrors || conflicts.length + unapproved.length > 0}>
            {t.publish}
          </button>
        </form>
      )}
      <div role="status">
        {isWorking ? (
          <p class="learning">
            <label for="publishing">{t.working}</label>
            <progress id="publishing" value={job?.progress} />
          </p>
        ) : job === undefined ? null : (
          <JobResult job={job} onAnyway={() => publish(true)} />
        )}
        {failure === undefined ? null : <p class="problem">{problemText(failure)}</p>}
      </div>
    </div>
  );
}

interface HistoryProps {
  readonly history: Publications;
  readonly onDone: () => void;
}

function History({ history: { live, versions }, onDone }: HistoryProps) {
  const t = allWords().edit;
  const [shown, setShown] = useState<{ readonly version: string; readonly changes: readonly FileChange[] }>();
  const [failure, setFailure] = useState<Failure>();
  const failed = (error: unknown) => setFailure(asFailure(error));
  return (
    <div class="card">
      <h3>{t.history}</h3>
      {failure === undefined ? null : (
        <p class="problem" role="alert">
          {problemText(failure)}
        </p>
      )}
      <ol class="versions">
        {versions.map(({ number, version, kind, at, author, note }) => (
          <li key={number}>
            <p>
              <code>{version}</code> {number === live?.number ? <span class="tag">{t.live}</span> : null}
              <span class="soft">{t.publishedBy(t.publicationKinds[kind], author, moment(at))}</span>
            </p>
            {note === undefined ? null : (
              <p dir="auto" class="version-note">
                {note}
              </p>
            )}
            {version === live?.version ? null : (
              <div class="editor-foot">
                <button
                  type="button"
                  onClick={() => {
                    readChanges(version).then((changes) => setShown({ version, changes }), failed);
                  }}
                >
                  {t.compare}
                </button>
                <button
                  type="button"
                  onClick={() => {
                    rollBack(version, live?.number ?? 0).then(onDone, failed);
                  }}
                >
                  {t.restore}
                </button>
              </div>
            )}
            {shown?.version === version ? <Changes changes={shown.changes} /> : null}
          </li>
        ))}
      </ol>
    </div>
  );
}
