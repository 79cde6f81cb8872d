import type { ServiceFile } from '../../api/knowledge-edits';
import { allWords, language } from '../../language';

/** What a customer who asks now is promised with these hours and levels. Nothing while the file has errors. */
export function Promises({ promises }: { readonly promises: ServiceFile['promises'] | undefined }) {
  const t = allWords();
  const inOurs = (texts: Readonly<Partial<Record<string, string>>>): string =>
    texts[language.value] ?? Object.values(texts)[0] ?? '';
  const usual = promises?.find(({ priority }) => priority === 'normal');
  return (
    <div class="editor-preview" role="status">
      {usual === undefined ? (
        <p>{t.edit.noPromise}</p>
      ) : (
        <>
          <p>
            <strong>{t.edit.promise(inOurs(usual.reply))}</strong>
          </p>
          <details>
            <summary>{t.edit.allPromises}</summary>
            <ul>
              {promises?.map(({ priority, reply, solution }) => (
                <li key={priority}>{t.edit.promiseOf(t.priorities[priority], inOurs(reply), inOurs(solution))}</li>
              ))}
            </ul>
          </details>
        </>
      )}
    </div>
  );
}
