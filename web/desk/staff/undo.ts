import { loadPartWords } from '../language';

/** Where this tab keeps the hand-over that can still be undone. */
export const KEPT_UNDO = 'mostrador:desk:v1:hand-over';

/** After a reload, the button that undoes a hand-over is there again; nothing is loaded when there is none. */
export async function offerKeptUndo(): Promise<void> {
  if (sessionStorage.getItem(KEPT_UNDO) === null) return;
  const [{ offerUndoAgain }] = await Promise.all([import('./hand-over'), loadPartWords()]);
  offerUndoAgain();
}
