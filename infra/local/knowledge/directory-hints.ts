import { type FSWatcher, watch } from 'node:fs';

/** Where the system tells of changes in a folder, it tells at once; where it does not, nothing is lost but that. */
export class DirectoryHints {
  readonly #watchers = new Map<string, FSWatcher>();
  readonly #hinted: () => void;

  /** @param hinted called when something may have changed; often without need, and perhaps never */
  constructor(hinted: () => void) {
    this.#hinted = hinted;
  }

  /** Listens to these folders, each by itself, and to no others any more. */
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
      // Gone again, on a drive that cannot, or more than the system allows.
    }
  }

  #drop(directory: string): void {
    this.#watchers.get(directory)?.close();
    this.#watchers.delete(directory);
  }
}
