import { allWords } from '../language';

/** Training progress of the next version. The element exists before, so that screen readers announce it. */
export function Learning({ share }: { readonly share: number | undefined }) {
  const t = allWords().know;
  return (
    <div role="status">
      {share === undefined ? null : (
        <p class="learning">
          <label for="learning">{t.learning}</label>
          <progress id="learning" value={share} />
          {/* Not announced at every step. */}
          <span aria-hidden="true">{Math.floor(100 * share)} %</span>
        </p>
      )}
    </div>
  );
}
