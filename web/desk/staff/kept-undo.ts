/** Where this tab keeps the hand-over that can still be undone. */
export const KEPT_UNDO = 'mostrador:desk:v1:hand-over';
