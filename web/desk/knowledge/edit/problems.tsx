import type { Problem } from '../../api/knowledge-edits';
import { allWords } from '../../language';
import { Icon } from '../../shell/icon';

/** What is wrong with files, by file, line and column. */
export function Problems({ problems }: { readonly problems: readonly Problem[] }) {
  const t = allWords().edit;
  const told = problems.filter(({ severity }) => severity !== 'note');
  return (
    <div role="status">
      {told.length === 0 ? null : (
        <ul class="file-problems">
          {told.slice(0, 50).map(({ file, line, column, message, severity }, place) => (
            <li key={place} class={severity === 'error' ? 'problem' : 'soft'}>
              <Icon name="warning" />
              <span>
                <strong>{t.severities[severity]}</strong> <code>{`${file}:${line}:${column}`}</code> {message}
              </span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
