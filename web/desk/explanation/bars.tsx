import { Link } from 'wouter-preact';
import type { Explanation } from '../api/types';
import { allWords } from '../language';
import { percent } from '../language/time';

type Candidate = Explanation['candidates'][number];

function Bar({ candidate, clarify }: { readonly candidate: Candidate; readonly clarify: number }) {
  const t = allWords().why;
  const reached = candidate.confidence >= candidate.threshold;
  const lines = { '--got': `${candidate.confidence}`, '--answer': `${candidate.threshold}`, '--clarify': `${clarify}` };
  return (
    <li>
      <Link class="bar-title" href={`/desk/knowledge?q=${encodeURIComponent(candidate.entryId)}`}>
        {candidate.title}
      </Link>
      <span class={reached ? 'bar bar-reached' : 'bar'} style={lines} aria-hidden="true">
        <span class="bar-fill" />
        <span class="bar-line bar-clarify" />
        <span class="bar-line bar-answer" />
      </span>
      <span class="bar-figures">
        <strong>{t.likely(percent(candidate.confidence))}</strong>
        <span class="soft">{t.needs(percent(candidate.threshold))}</span>
      </span>
    </li>
  );
}

/** Number of candidates shown at first; a click shows the rest. */
const FIRST = 3;

/** Each candidate as a bar, with the thresholds. The same figures are given in words. */
export function Bars({ explanation }: { readonly explanation: Explanation }) {
  const { candidates, thresholds } = explanation;
  const draw = (some: readonly Candidate[]) => (
    <ol class="bars">
      {some.map((candidate) => (
        <Bar key={candidate.entryId} candidate={candidate} clarify={thresholds.clarify} />
      ))}
    </ol>
  );
  return (
    <>
      {draw(candidates.slice(0, FIRST))}
      {candidates.length <= FIRST ? null : (
        <details class="fewer">
          <summary>{allWords().why.fewer(candidates.length - FIRST)}</summary>
          {draw(candidates.slice(FIRST))}
        </details>
      )}
    </>
  );
}

export function BarsLegend() {
  const t = allWords().why;
  return (
    <p class="legend" aria-hidden="true">
      <span class="key-line key-answer" />
      {t.lineAnswer}
      <span class="key-line key-clarify" />
      {t.lineClarify}
    </p>
  );
}
