import { allWords } from '../language';

/** How far the next version is while its phrases are being learnt. The place is there before, so that it is read out. */
export function Learning({ share }: { readonly share: number | undefined }) {
  const t = allWords().know;
  return (
    <div role="status">
      {share === undefined ? null : (
        <p class="learning">
          <label for="learning">{t.learning}</label>
          <progress id="learning" value={share} />
          {/* Not read out again with every step. */}
          <span aria-hidden="true">{Math.floor(100 * share)} %</span>
        </p>
      )}
    </div>
  );
}
