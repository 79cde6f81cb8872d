import { useEffect, useRef, useState } from 'preact/hooks';
import { MAX_SEARCH } from '../../../bot/model/limits';
import { Icon } from './icon';
import { useShortcuts } from './shortcuts';

/** Searches start after a pause in typing. */
const PAUSE_MS = 250;

interface SearchFieldProps {
  readonly label: string;
  readonly hint: string;
  /** The present search, from the address. */
  readonly q: string;
  readonly onSearch: (q: string) => void;
  /** Called at every letter. */
  readonly onType?: (q: string) => void;
}

export function SearchField({ label, hint, q, onSearch, onType }: SearchFieldProps) {
  const [text, setText] = useState(q);
  const field = useRef<HTMLInputElement>(null);
  const waiting = useRef<ReturnType<typeof setTimeout>>();
  const show = (next: string) => {
    setText(next);
    onType?.(next.trim());
  };
  useEffect(() => {
    // The address contains the trimmed text; what is being typed stays as it is.
    if (q !== text.trim()) show(q);
  }, [q]);
  useEffect(() => () => clearTimeout(waiting.current), []);
  useShortcuts({ '/': () => field.current?.focus() });
  const type = (next: string) => {
    show(next);
    clearTimeout(waiting.current);
    waiting.current = setTimeout(() => onSearch(next.trim()), PAUSE_MS);
  };
  return (
    <label class="search">
      <Icon name="search" />
      <span class="hidden">{label}</span>
      <input
        ref={field}
        type="search"
        value={text}
        maxLength={MAX_SEARCH}
        placeholder={hint}
        autocomplete="off"
        onInput={(event) => type(event.currentTarget.value)}
      />
    </label>
  );
}
