import type { TicketFilter, TicketSort } from '../model/ticket-filter';
import type { TicketViewName } from './ticket-store';

/** A list of tickets under a name. */
export interface SavedView {
  readonly name: string;
  readonly view: TicketViewName;
  readonly q?: string;
  readonly filter?: TicketFilter;
  readonly sort?: TicketSort;
}

/** A text for replies, and what is done to the ticket once it is sent. */
export interface SavedReply {
  readonly name: string;
  /** With placeholders such as `{{customer.name}}`. */
  readonly text: string;
  /** To add. */
  readonly labels?: readonly string[];
  /** The ticket is resolved. */
  readonly resolves?: true;
}

/** What staff keep for later, by kind. */
export interface SavedContent {
  readonly view: SavedView;
  readonly reply: SavedReply;
}
export type SavedKind = keyof SavedContent;

export interface Saved<Kind extends SavedKind> {
  readonly id: string;
  /** Starts at 1. */
  readonly version: number;
  /** Whose alone it is, by login; absent when the whole team has it. */
  readonly owner?: string;
  /** Login of whoever made it. */
  readonly by: string;
  /** The last change; ISO 8601. */
  readonly at: string;
  readonly content: SavedContent[Kind];
}

/** What staff keep for later, for themselves or for the team. */
export interface SavedStore {
  /** In order of id, at most so many. @param owner absent for what the team shares */
  listSaved<Kind extends SavedKind>(kind: Kind, owner: string | undefined, limit: number): Promise<readonly Saved<Kind>[]>;
  /**
   * Stores it in place of the version before it; version 1 where nothing is stored yet.
   * @returns false when something else is stored
   */
  putSaved<Kind extends SavedKind>(kind: Kind, next: Saved<Kind>): Promise<boolean>;
  /** Idempotent. */
  removeSaved(kind: SavedKind, owner: string | undefined, id: string): Promise<void>;
}
