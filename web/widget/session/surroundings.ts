import type { Conversations } from '../../shared/api/conversations';
import type { Keeping } from './kept';

/** What the session needs of the page around it. */
export interface Surroundings {
  readonly api: Conversations;
  readonly keeping: Keeping;
  /** ms since 1970. */
  now(): number;
  /** Unguessable; letters and digits. */
  newId(): string;
  isVisible(): boolean;
}
