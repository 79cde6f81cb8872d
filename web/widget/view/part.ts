import type { Say } from '../language';
import type { Session } from '../session/session';
import type { State } from '../session/state';

/** What every part of the widget is drawn from. */
export interface PartProps {
  readonly session: Session;
  readonly state: State;
  readonly say: Say;
  /** Values of the topics that the page wants to offer; undefined: all. */
  readonly topics: readonly string[] | undefined;
  /** Brings the writer back to where they write, where that does not open a keyboard on the screen. */
  readonly focusComposer: (evenOnTouch?: boolean) => void;
}
