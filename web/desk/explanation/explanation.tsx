import { Link } from 'wouter-preact';
import type { Explanation, Ticket } from '../api/types';
import { allWords } from '../language';
import { Bars, BarsLegend } from './bars';
import { MarkedText } from './marked-text';
import { Parts } from './parts';
import { decisionOf, reasonsOf } from './reason';

interface ExplanationViewProps {
  readonly explanation: Explanation;
  /** Within the transcript: without headings and parts of the scores. */
  readonly compact?: boolean;
  /** On the page for trying questions. */
  readonly tried?: boolean;
  /** The reason of the ticket, if there is one. */
  readonly reason?: Ticket['reason'];
}

/** Explains what the assistant did: in words, with the words that it recognised and the entries that it considered. */
export function ExplanationView({ explanation, compact = false, tried = false, reason }: ExplanationViewProps) {
  const t = allWords().why;
  const { sentence } = explanation;
  return (
    <div class="why">
      <p class="why-decision">{decisionOf(explanation, reason, t)}</p>
      <ul class="why-reasons">
        {reasonsOf(explanation, reason).map((each) => (
          <li key={each}>{each}</li>
        ))}
      </ul>
      {sentence === '' ? null : (
        <>
          {compact ? null : <h4>{t.words}</h4>}
          <MarkedText sentence={sentence} found={explanation.words} />
        </>
      )}
      {explanation.candidates.length === 0 ? null : (
        <>
          {compact ? null : <h4>{tried || explanation.decision === 'answer' ? t.candidatesTried : t.candidates}</h4>}
          <Bars explanation={explanation} />
          {compact ? null : (
            <>
              <BarsLegend />
              <Parts candidates={explanation.candidates} />
            </>
          )}
        </>
      )}
      {compact ? null : (
        <p class="why-foot soft">
          {t.tone}: {allWords().tones[explanation.tone]} · {t.version}: <code>{explanation.knowledgeVersion.slice(0, 12)}</code>
          {tried || sentence === '' ? null : (
            <>
              {' · '}
              <Link href={`/desk/knowledge?try=${encodeURIComponent(sentence)}`}>{t.tryThis}</Link>
            </>
          )}
        </p>
      )}
    </div>
  );
}
