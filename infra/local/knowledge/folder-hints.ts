import { type FSWatcher, watch } from 'node:fs';

/**
 * Hints from the operating system that a folder has changed. They make detection faster where they work, and are not relied
 * on.
 */
export class DirectoryHints {
  readonly #watchers = new Map<string, FSWatcher>();
  readonly #hinted: () => void;

  /** @param hinted called when something may have changed: often without need, and perhaps never */
  constructor(hinted: () => void) {
    this.#hinted = hinted;
  }

  /** Watches exactly these folders, each without its subfolders. */
  follow(directories: readonly string[]): void {
    for (const directory of this.#watchers.keys()) if (!directories.includes(directory)) this.#drop(directory);
    for (const directory of directories) if (!this.#watchers.has(directory)) this.#listen(directory);
  }

  close(): void {
    for (const directory of this.#watchers.keys()) this.#drop(directory);
  }

  #listen(directory: string): void {
    try {
      const watcher = watch(directory, { persistent: false }, this.#hinted);
      watcher.on('error', () => this.#drop(directory));
      this.#watchers.set(directory, watcher);
    } catch {
      // The folder no longer exists, its drive does not support watching, or the system's limit is reached.
    }
  }

  #drop(directory: string): void {
    this.#watchers.get(directory)?.close();
    this.#watchers.delete(directory);
  }
}
