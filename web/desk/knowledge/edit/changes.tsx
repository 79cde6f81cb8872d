import type { FileChange } from '../../api/knowledge-edits';
import { allWords } from '../../language';

const MARKS = { same: ' ', added: '+', removed: '−' } as const;

/** What differs in files, line by line. Marks and words tell what colours do. */
export function Changes({ changes }: { readonly changes: readonly FileChange[] }) {
  const t = allWords().edit;
  return (
    <ul class="changes">
      {changes.map(({ path, kind, lines }) => (
        <li key={path}>
          <details open={changes.length < 6}>
            <summary>
              <code>{path}</code> <span class="tag">{t.changeKinds[kind]}</span>
            </summary>
            <Lines lines={lines} label={path} />
          </details>
        </li>
      ))}
    </ul>
  );
}

export function Lines({ lines, label }: { readonly lines: FileChange['lines']; readonly label: string }) {
  const t = allWords().edit;
  return (
    <figure class="diff" aria-label={label}>
      {lines.map(({ kind, text }, place) => (
        <div key={place} class={`diff-line diff-${kind}`}>
          <span aria-hidden="true">{MARKS[kind]} </span>
          {kind === 'same' ? null : <span class="hidden">{t.lineKinds[kind]} </span>}
          <span dir="auto">{text}</span>
        </div>
      ))}
    </figure>
  );
}
