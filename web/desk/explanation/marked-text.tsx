import { allWords } from '../language';
import { pieces, type Word } from './pieces';

/** Words with less than this share of the evidence are not marked. */
const COUNTED = 0.04;

function MarkedWord({ word }: { readonly word: Word }) {
  const t = allWords().why;
  if (!word.known)
    return (
      <span class="word word-unknown" title={t.unknown}>
        {word.text}
      </span>
    );
  const counted = word.weight >= COUNTED;
  const body =
    word.corrected === undefined ? (
      word.text
    ) : (
      <span class="word word-corrected" title={t.corrected(word.corrected)}>
        {word.text}
        <span class="correction"> {word.corrected}</span>
      </span>
    );
  if (!counted) return <>{body}</>;
  return (
    <mark class="word" style={{ '--weight': String(Math.min(1, word.weight * 1.6)) }} title={t.counted}>
      {body}
    </mark>
  );
}

/** How the matcher read the customer's words: which counted, which were corrected, which are unknown. */
export function MarkedText({ sentence, found }: { readonly sentence: string; readonly found: readonly Word[] }) {
  const t = allWords().why;
  const cut = pieces(sentence, found);
  return (
    <>
      <p class="marked" dir="auto">
        {cut.map((piece, index) => (typeof piece === 'string' ? piece : <MarkedWord key={index} word={piece} />))}
      </p>
      <p class="legend">
        {found.some(({ known, weight }) => known && weight >= COUNTED) ? <mark class="word">{t.counted}</mark> : null}
        {found.some(({ corrected }) => corrected !== undefined) ? (
          <span class="word word-corrected">{t.correctedLegend}</span>
        ) : null}
        {found.some(({ known }) => !known) ? <span class="word word-unknown">{t.unknown}</span> : null}
      </p>
    </>
  );
}
