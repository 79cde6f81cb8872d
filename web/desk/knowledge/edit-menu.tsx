import { useState } from 'preact/hooks';
import { allWords } from '../language';

const ENTRY = /^[a-zA-Z0-9][\w-]{0,99}\/[a-zA-Z0-9][\w-]{0,99}$/;

interface EditMenuProps {
  readonly onOpen: (next: { readonly view: string; readonly entry?: string }) => void;
}

/** What admins may change. */
export function EditMenu({ onOpen }: EditMenuProps) {
  const t = allWords().edit;
  const [id, setId] = useState('');
  return (
    <div class="edit-menu">
      <button type="button" class="primary" onClick={() => onOpen({ view: 'publish' })}>
        {t.publishing}
      </button>
      <button type="button" onClick={() => onOpen({ view: 'gaps' })}>
        {t.gaps}
      </button>
      <button type="button" onClick={() => onOpen({ view: 'import' })}>
        {t.import.menu}
      </button>
      <button type="button" onClick={() => onOpen({ view: 'service' })}>
        {t.service}
      </button>
      <details>
        <summary>{t.newEntry}</summary>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (ENTRY.test(id)) onOpen({ view: 'entry', entry: id });
          }}
        >
          <label class="field">
            <span>{t.newEntryId}</span>
            <input value={id} spellcheck={false} onInput={({ currentTarget }) => setId(currentTarget.value.trim())} />
          </label>
          <button type="submit" disabled={!ENTRY.test(id)}>
            {t.create}
          </button>
        </form>
      </details>
    </div>
  );
}
