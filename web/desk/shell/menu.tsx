import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { PartIcon, type PartIconName } from './part-icon';

export interface MenuItem {
  readonly name: string;
  readonly icon: PartIconName;
  readonly onSelect: () => void;
  /** Shown beside the menu when there is room. */
  readonly onlyNarrow?: boolean;
}

/** A button that opens a menu of buttons; Escape and focus elsewhere close it. */
export function Menu({ label, items }: { readonly label: string; readonly items: readonly MenuItem[] }) {
  const [open, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const id = useId();
  useEffect(() => {
    if (!open) return undefined;
    const elsewhere = ({ target }: Event) => {
      if (target instanceof Node && !box.current?.contains(target)) setOpen(false);
    };
    for (const type of ['pointerdown', 'focusin']) document.addEventListener(type, elsewhere);
    return () => {
      for (const type of ['pointerdown', 'focusin']) document.removeEventListener(type, elsewhere);
    };
  }, [open]);
  const close = () => {
    setOpen(false);
    opener.current?.focus();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape closes the menu from any of its buttons
    <div
      ref={box}
      class="menu"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !open) return;
        event.preventDefault();
        close();
      }}
    >
      <button ref={opener} type="button" aria-expanded={open} aria-controls={id} onClick={() => setOpen(!open)}>
        {label}
        <PartIcon name="more" />
      </button>
      <div id={id} class="menu-items" hidden={!open}>
        {items.map(({ name, icon, onSelect, onlyNarrow = false }) => (
          <button
            key={name}
            type="button"
            class={onlyNarrow ? 'quiet only-narrow' : 'quiet'}
            onClick={() => {
              // A dialog opened from here returns the focus to where it was.
              close();
              onSelect();
            }}
          >
            <PartIcon name={icon} />
            {name}
          </button>
        ))}
      </div>
    </div>
  );
}
