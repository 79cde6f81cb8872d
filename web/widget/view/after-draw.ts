import { lastSeq, type State, unreadIn } from '../session/state';

/** Space left above what is scrolled into view, px. */
const MARGIN = 40;
const UNREAD = /^\(\d+\) /;

/** Effects that rendering does not cover: focus, scroll position, and the title of the page. */
export function afterDraw(root: ShadowRoot, now: State, before: State, focusComposer: () => void): void {
  if (now.isOpen !== before.isOpen) {
    if (now.isOpen) focusComposer();
    else root.querySelector<HTMLElement>('.launcher')?.focus();
  }
  const dialog = root.querySelector('dialog');
  if (dialog !== null && !dialog.open) dialog.showModal();
  showUnread(unreadIn(now));
  const field = root.querySelector<HTMLElement>('.field textarea');
  if (field !== null && (now.draft !== before.draft || now.isOpen !== before.isOpen)) grow(field);
}

/** A position nearer to the end than this counts as the end, px. */
const NEAR_END = 90;

/**
 * Scrolls to what is new, unless the customer is reading further up. Returns whether they are.
 * @param below how much was below the visible part, px
 */
export function follow(list: HTMLElement, below: number, now: State, before: State): boolean {
  const last = lastSeq(before.messages);
  const isNew = lastSeq(now.messages) > last;
  const isOwn = now.outgoing.length > before.outgoing.length;
  const isAsked = now.isOpen !== before.isOpen || before.phase !== now.phase || (before.isBehind && !now.isBehind);
  // Without anything new, text that is read from its beginning stays there, however little is below it.
  if (below > (isNew ? NEAR_END : 1) && !isOwn && !isAsked) return isNew;
  list.scrollTop = list.scrollHeight;
  // A new message that does not fit is shown from its beginning; the customer knows their own.
  const news = now.messages.find(({ seq, author }) => seq > last && author.role !== 'customer');
  const first = news === undefined ? null : list.querySelector<HTMLElement>(`[data-seq="${news.seq}"]`);
  if (first !== null && !isAsked) list.scrollTop = Math.min(list.scrollTop, first.offsetTop - MARGIN);
  return false;
}

/** Puts the number of unread messages before the title of the page; the page may change its title meanwhile. */
function showUnread(unread: number): void {
  const plain = document.title.replace(UNREAD, '');
  const title = unread > 0 ? `(${unread}) ${plain}` : plain;
  if (title !== document.title) document.title = title;
}

/** Grows with its text, up to the limit in the style sheet. A hidden field has no height to measure. */
function grow(field: HTMLElement): void {
  field.style.height = 'auto';
  if (field.scrollHeight > 0) field.style.height = `${field.scrollHeight}px`;
}
