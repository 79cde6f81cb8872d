import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { MAX_LABEL, MAX_LABELS } from '../../../../bot/model/limits';
import { loadedTickets, VIEWS } from '../../api/reads';
import type { Ticket } from '../../api/types';
import { allWords } from '../../language';
import { Icon } from '../../shell/icon';
import { PartIcon } from '../../shell/part-icon';
import { problemText } from '../../shell/problem-text';
import { announce, showToast } from '../../shell/toast';
import { changeLabels } from './change-labels';

const folded = (label: string) => label.normalize('NFKC').toLowerCase();

/** The labels of a ticket, each with a button to remove it, and a field to add one. */
export function Labels({ ticket }: { readonly ticket: Ticket }) {
  const t = allWords().labels;
  const [adding, setAdding] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const { number, labels } = ticket;
  const change = async (next: (labels: readonly string[]) => readonly string[], said: string) => {
    const problem = await changeLabels(number, next);
    if (problem === undefined) announce(said);
    else showToast(problemText(problem), { bad: true });
  };
  const remove = (label: string) => {
    change((all) => all.filter((each) => each !== label), t.removed(label)).catch(() => undefined);
    opener.current?.focus();
  };
  const add = (label: string) => {
    const isThere = labels.some((each) => folded(each) === folded(label));
    if (label !== '' && !isThere) change((all) => [...all, label], t.added(label)).catch(() => undefined);
  };
  return (
    <div class="labels">
      {labels.length === 0 ? null : (
        <ul class="label-list" aria-label={t.title}>
          {labels.map((label) => (
            <li key={label} class="tag label">
              <bdi>{label}</bdi>
              <button type="button" class="quiet" aria-label={t.remove(label)} onClick={() => remove(label)}>
                <Icon name="close" />
              </button>
            </li>
          ))}
        </ul>
      )}
      {adding ? (
        <NewLabel
          taken={labels}
          onAdd={add}
          onClose={() => {
            setAdding(false);
            setTimeout(() => opener.current?.focus());
          }}
        />
      ) : (
        <button
          ref={opener}
          type="button"
          class="quiet add-label"
          disabled={labels.length >= MAX_LABELS}
          title={labels.length >= MAX_LABELS ? t.full : undefined}
          onClick={() => setAdding(true)}
        >
          <PartIcon name="tag" />
          {t.add}
        </button>
      )}
    </div>
  );
}

interface NewLabelProps {
  readonly taken: readonly string[];
  readonly onAdd: (label: string) => void;
  readonly onClose: () => void;
}

function NewLabel({ taken, onAdd, onClose }: NewLabelProps) {
  const t = allWords().labels;
  const [text, setText] = useState('');
  const listId = useId();
  const field = useRef<HTMLInputElement>(null);
  // The field replaces the button that opened it.
  useEffect(() => field.current?.focus(), []);
  // Suggests labels in use: they help only when everybody uses the same ones.
  const known = [...new Set(VIEWS.flatMap((view) => loadedTickets(view).flatMap(({ labels }) => labels)))];
  const submit = () => {
    onAdd(text.replace(/\s+/g, ' ').trim());
    setText('');
  };
  return (
    <form
      class="new-label"
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() === '') return onClose();
        return submit();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
      }}
    >
      <input
        type="text"
        aria-label={t.add}
        placeholder={t.add}
        list={listId}
        maxLength={MAX_LABEL}
        value={text}
        autocomplete="off"
        ref={field}
        onInput={(event) => setText(event.currentTarget.value)}
      />
      <datalist id={listId}>
        {known
          .filter((label) => !taken.includes(label))
          .map((label) => (
            <option key={label} value={label} />
          ))}
      </datalist>
      <button type="submit">{t.addShort}</button>
      <button type="button" class="quiet square" aria-label={allWords().close} onClick={onClose}>
        <Icon name="close" />
      </button>
    </form>
  );
}
