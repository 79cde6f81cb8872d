import { lastSeq, type State, unreadIn } from '../session/state';

/** Left above what is brought into view, px. */
const MARGIN = 40;
const UNREAD = /^\(\d+\) /;

/** What a picture of the state cannot say: where the focus is, what is in view, the title of the page. */
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

/** Nearer to the end than this counts as being at the end, px. */
const NEAR_END = 90;

/**
 * Brings what is new into view, unless the customer is reading further up. Returns whether they are.
 * @param below how much was below what was in view, px
 */
export function follow(list: HTMLElement, below: number, now: State, before: State): boolean {
  const last = lastSeq(before.messages);
  const isNew = lastSeq(now.messages) > last;
  const isOwn = now.outgoing.length > before.outgoing.length;
  const isAsked = now.isOpen !== before.isOpen || before.phase !== now.phase || (before.isBehind && !now.isBehind);
  // Without anything new, what is read from its beginning stays so, however little is below it.
  if (below > (isNew ? NEAR_END : 1) && !isOwn && !isAsked) return isNew;
  list.scrollTop = list.scrollHeight;
  // What does not fit is read from its beginning; one's own words are known.
  const news = now.messages.find(({ seq, author }) => seq > last && author.role !== 'customer');
  const first = news === undefined ? null : list.querySelector<HTMLElement>(`[data-seq="${news.seq}"]`);
  if (first !== null && !isAsked) list.scrollTop = Math.min(list.scrollTop, first.offsetTop - MARGIN);
  return false;
}

/** How many messages are unread, before the title of the page; the page may change its title meanwhile. */
function showUnread(unread: number): void {
  const plain = document.title.replace(UNREAD, '');
  const title = unread > 0 ? `(${unread}) ${plain}` : plain;
  if (title !== document.title) document.title = title;
}

/** As high as its text; the style sheet says what is too much. Hidden, it has no height to go by. */
function grow(field: HTMLElement): void {
  field.style.height = 'auto';
  if (field.scrollHeight > 0) field.style.height = `${field.scrollHeight}px`;
}
