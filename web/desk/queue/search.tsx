import { useEffect, useRef, useState } from 'preact/hooks';
import { words } from '../language';
import { Icon } from '../shell/icon';
import { useShortcuts } from '../shell/shortcuts';
import { usePlace } from './place';

/** Wait for a pause in the typing before the server is asked. */
const PAUSE_MS = 250;

export function Search() {
  const t = words().queue;
  const [{ q }, go] = usePlace();
  const [text, setText] = useState(q);
  const field = useRef<HTMLInputElement>(null);
  const waiting = useRef<ReturnType<typeof setTimeout>>();
  useEffect(() => setText(q), [q]);
  useEffect(() => () => clearTimeout(waiting.current), []);
  useShortcuts({ '/': () => field.current?.focus() });
  const type = (next: string) => {
    setText(next);
    clearTimeout(waiting.current);
    waiting.current = setTimeout(() => go({ q: next.trim() }, { replace: true }), PAUSE_MS);
  };
  return (
    <label class="search">
      <Icon name="search" />
      <span class="hidden">{t.search}</span>
      <input
        ref={field}
        type="search"
        value={text}
        maxLength={200}
        placeholder={t.searchHint}
        autocomplete="off"
        onInput={(event) => type(event.currentTarget.value)}
      />
    </label>
  );
}
