import type { Say } from '../language';
import type { Session } from '../session/session';
import type { State } from '../session/state';

/** The props of every part of the widget. */
export interface PartProps {
  readonly session: Session;
  readonly state: State;
  readonly say: Say;
  /** Values of the topics that the page offers; undefined for all. */
  readonly topics: readonly string[] | undefined;
  /** Focuses the input field, unless that would open a keyboard on the screen. */
  readonly focusComposer: (evenOnTouch?: boolean) => void;
}
