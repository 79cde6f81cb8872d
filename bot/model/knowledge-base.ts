import type { Entry, SavedQuestion, Topic } from './entry';
import type { Language } from './language';
import type { Service } from './service';

/** The content of one knowledge version, validated as a whole (I8). */
export interface KnowledgeBase {
  /** Hash of the content: the same files give the same version. */
  readonly version: string;
  readonly service: Service;
  readonly topics: readonly Topic[];
  readonly entries: readonly Entry[];
  readonly synonyms: Readonly<Record<Language, readonly (readonly string[])[]>>;
  readonly questions: readonly SavedQuestion[];
}
