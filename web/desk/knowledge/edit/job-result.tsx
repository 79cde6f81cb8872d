import type { Job } from '../../api/knowledge-edits';
import { allWords } from '../../language';

interface JobResultProps {
  readonly job: Job;
  /** Publishes although saved questions are answered worse. */
  readonly onAnyway: () => void;
}

/** What came of publishing, and what can be done about it. */
export function JobResult({ job: { state, result }, onAnyway }: JobResultProps) {
  const t = allWords().edit;
  if (state === 'done') return <p class="published">{t.published}</p>;
  const kind = result?.kind;
  if (kind === 'questions') {
    const broken: readonly unknown[] = [result?.broken].flat();
    return (
      <>
        <p class="problem">{t.brokenQuestions(broken.length)}</p>
        <ul>
          {broken.slice(0, 20).map((one, place) => (
            <li key={place} dir="auto">
              {t.brokenQuestion(String(Object(one).question), String(Object(one).expect), String(Object(one).got))}
            </li>
          ))}
        </ul>
        <button type="button" onClick={onAnyway}>
          {t.publishAnyway}
        </button>
      </>
    );
  }
  const known: Readonly<Record<string, string>> = t.outcomes;
  return <p class="problem">{known[kind ?? ''] ?? t.outcomes.error}</p>;
}
