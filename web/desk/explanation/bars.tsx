import { Link } from 'wouter-preact';
import type { Explanation } from '../api/types';
import { words } from '../language';
import { percent } from '../language/time';

type Candidate = Explanation['candidates'][number];

function Parts({ candidate }: { readonly candidate: Candidate }) {
  const t = words().why;
  const parts = Object.entries(candidate.parts);
  return (
    <details class="parts">
      <summary>{t.parts}</summary>
      <p class="soft">
        {t.phrase}: <q>{candidate.phrase}</q>
      </p>
      <dl>
        {parts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value.toFixed(2)}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

/** Each candidate as a bar, with the lines that it had to reach. The same figures stand beside it in words. */
export function Bars({ explanation, compact }: { readonly explanation: Explanation; readonly compact: boolean }) {
  const t = words().why;
  return (
    <ol class="bars">
      {explanation.candidates.map((candidate) => {
        const reached = candidate.confidence >= candidate.threshold;
        const lines = {
          '--got': String(candidate.confidence),
          '--answer': String(candidate.threshold),
          '--clarify': String(explanation.thresholds.clarify),
        };
        return (
          <li key={candidate.entryId}>
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
            {compact ? null : <Parts candidate={candidate} />}
          </li>
        );
      })}
    </ol>
  );
}

export function BarsLegend() {
  const t = words().why;
  return (
    <p class="legend" aria-hidden="true">
      <span class="key-line key-answer" />
      {t.lineAnswer}
      <span class="key-line key-clarify" />
      {t.lineClarify}
    </p>
  );
}
