import { loadPartWords } from '../language';
import { KEPT_UNDO } from './kept-undo';

/** After a reload, the button that undoes a hand-over is there again; nothing is loaded when there is none. */
export async function offerKeptUndo(): Promise<void> {
  if (sessionStorage.getItem(KEPT_UNDO) === null) return;
  const [{ offerUndoAgain }] = await Promise.all([import('./hand-over'), loadPartWords()]);
  offerUndoAgain();
}
