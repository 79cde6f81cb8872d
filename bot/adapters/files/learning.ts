import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const fileIn = (directory: string) => join(directory, 'learning');

/** Lets those who read compiled versions from a folder see how far the training of the next one is. */
export class LearningFile {
  readonly #path: string;
  #writing: Promise<void> | undefined;

  constructor(directory: string) {
    this.#path = fileIn(directory);
  }

  /** @param share in [0, 1]; what comes while one is being written is left out */
  tell(share: number): void {
    this.#writing ??= this.#write(share).finally(() => {
      this.#writing = undefined;
    });
  }

  /** Nothing is being learnt any more, or what was before was killed. */
  async clear(): Promise<void> {
    await this.#writing;
    await rm(this.#path, { force: true });
  }

  async #write(share: number): Promise<void> {
    const draft = `${this.#path}.${process.pid}.draft`;
    try {
      await writeFile(draft, String(share));
      await rename(draft, this.#path);
    } catch {
      // It is for people to look at; the training goes on.
    }
  }
}

/** What share of the training of the next version is done, in [0, 1]; `undefined` when none is being made. */
export async function readLearning(directory: string): Promise<number | undefined> {
  const share = Number.parseFloat(await readFile(fileIn(directory), 'utf8').catch(() => ''));
  return share >= 0 && share <= 1 ? share : undefined;
}
