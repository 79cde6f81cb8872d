import { useEffect, useState } from 'preact/hooks';
import type { Failure } from '../../../shared/api/failure';
import { asFailure } from '../../api/as-staff';
import { type Gap, readGaps } from '../../api/knowledge-edits';
import { allWords } from '../../language';
import { problemText } from '../../shell/problem-text';
import { Empty, Failed, Skeleton } from '../../shell/states';

interface GapsProps {
  /** Begins a new entry with a question, its other phrasings and an answer. */
  readonly onDraft: (gap: Gap) => void;
  readonly onClose: () => void;
}

/** What customers asked and the knowledge did not serve; one tap makes a draft of it. */
export function Gaps({ onDraft, onClose }: GapsProps) {
  const { edit: t, close, languages } = allWords();
  const [gaps, setGaps] = useState<readonly Gap[]>();
  const [failure, setFailure] = useState<Failure>();
  const load = () => {
    setFailure(undefined);
    readGaps().then(setGaps, (error) => setFailure(asFailure(error)));
  };
  useEffect(load, []);
  return (
    <section class="editor" aria-labelledby="gaps-title">
      <div class="editor-head">
        <h2 id="gaps-title">{t.gaps}</h2>
        <button type="button" onClick={onClose}>
          {close}
        </button>
      </div>
      <p class="soft">{t.gapsHint}</p>
      {failure !== undefined ? (
        <Failed title={t.failed} detail={problemText(failure)} onRetry={load} />
      ) : gaps === undefined ? (
        <Skeleton lines={6} />
      ) : gaps.length === 0 ? (
        <Empty icon="check" title={t.noGaps} />
      ) : (
        <ol class="versions">
          {gaps.map((gap, place) => (
            <li key={place} class="card">
              <p>
                <strong>{t.gapCount(gap.count)}</strong> <span class="tag">{languages[gap.language]}</span>{' '}
                <span class="soft">{gap.weeks.map(({ monday, count }) => t.gapWeek(monday, count)).join(' · ')}</span>
              </p>
              <ul>
                {gap.samples.map((sample) => (
                  <li key={sample} dir="auto">
                    {sample}
                  </li>
                ))}
              </ul>
              {gap.staffAnswer === undefined ? null : (
                <p dir="auto" class="version-note">
                  {t.staffSaid(gap.staffAnswer)}
                </p>
              )}
              <div class="editor-foot">
                <button type="button" onClick={() => onDraft(gap)}>
                  {t.makeDraft}
                </button>
              </div>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
