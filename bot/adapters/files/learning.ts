import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const fileIn = (directory: string) => join(directory, 'learning');

/** Publishes the training progress of the next version to the readers of a folder of compiled versions. */
export class LearningFile {
  readonly #path: string;
  #writing: Promise<void> | undefined;

  constructor(directory: string) {
    this.#path = fileIn(directory);
  }

  /** @param share in [0, 1]; dropped while another value is being written */
  write(share: number): void {
    this.#writing ??= this.#write(share).finally(() => {
      this.#writing = undefined;
    });
  }

  /** Removes the progress: the training is over, or an earlier one was killed. */
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
      // The progress is only for people to see; the training continues.
    }
  }
}

/** Progress of training the next version, in [0, 1]; `undefined` when none is being trained. */
export async function readLearning(directory: string): Promise<number | undefined> {
  const share = Number.parseFloat(await readFile(fileIn(directory), 'utf8').catch(() => ''));
  return share >= 0 && share <= 1 ? share : undefined;
}
