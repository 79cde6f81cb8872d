import type { KnowledgeFile } from '../model/knowledge-file';

/** The folder of knowledge files on one machine, which people also edit by hand. */
export interface KnowledgeFolder {
  read(): Promise<readonly KnowledgeFile[]>;
  /** Writes files, each as a whole, and removes those without a text. */
  write(changes: readonly { readonly path: string; readonly text?: string }[]): Promise<void>;
}
