/** A file that people edit. */
export interface KnowledgeFile {
  /** Relative to `knowledge/`, with forward slashes. */
  readonly path: string;
  readonly text: string;
}
