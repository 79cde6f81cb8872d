import { signal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';

/** Single-key shortcuts. They can be switched off (WCAG 2.1.4), and are off while somebody types. */
export type ShortcutKey =
  | 'a'
  | 'd'
  | 'i'
  | 'l'
  | '!'
  | 'Escape'
  | 'j'
  | 'k'
  | 'f'
  | 'x'
  | 'X'
  | 'c'
  | 'r'
  | 'n'
  | 'e'
  | '/'
  | '?';
export type Shortcuts = Readonly<Partial<Record<ShortcutKey, () => void>>>;

const KEPT = 'mostrador:desk:v1:shortcuts';
export const shortcutsOn = signal(localStorage.getItem(KEPT) !== 'off');

export function switchShortcuts(on: boolean): void {
  shortcutsOn.value = on;
  localStorage.setItem(KEPT, on ? 'on' : 'off');
}

type Layer = { readonly current: Shortcuts };
const layers = new Set<Layer>();
/** Asked before the others. */
const firstLayers = new Set<Layer>();

function isWriting(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('input, textarea, select, [contenteditable]') !== null;
}

function onKey(event: KeyboardEvent): void {
  if (!shortcutsOn.value || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (isWriting(event.target) || document.querySelector('dialog[open]') !== null) return;
  for (const layer of [...firstLayers, ...layers]) {
    const shortcuts: Readonly<Record<string, (() => void) | undefined>> = layer.current;
    const run = Object.hasOwn(shortcuts, event.key) ? shortcuts[event.key] : undefined;
    if (run === undefined) continue;
    event.preventDefault();
    run();
    return;
  }
}

addEventListener('keydown', onKey);

/** Activates these keys while the component is mounted. @param first they mean this, whatever else they mean elsewhere */
export function useShortcuts(shortcuts: Shortcuts, first = false): void {
  const layer = useRef(shortcuts);
  layer.current = shortcuts;
  useEffect(() => {
    const set = first ? firstLayers : layers;
    set.add(layer);
    return () => {
      set.delete(layer);
    };
  }, []);
}

/** The names of the keys that send, on this machine. */
const MOD = /Mac|iP(hone|ad)/.test(navigator.userAgent) ? '⌘' : 'Ctrl';
export const SEND_KEY = `${MOD} Enter`;
export const SEND_AND_RESOLVE_KEY = `${MOD} Shift Enter`;
