import { simulate } from './simulate';
import { violations } from './violations';

/** What a worker is told: the seeds from `first` on, each `step` apart, up to `last`. */
export interface Seeds {
  readonly first: number;
  readonly last: number;
  readonly step: number;
}

/** What it says: how many are done, and what was wrong with any of them. */
export interface Progress {
  readonly done: number;
  readonly broken: readonly string[];
}

// A stack for each refusal of the store that fails costs more than the refusal.
Error.stackTraceLimit = 0;

/** Simulations after which a worker speaks. */
const BATCH = 100;

process.once('message', (seeds: Seeds) => void run(seeds));

async function run({ first, last, step }: Seeds): Promise<void> {
  let done = 0;
  let broken: string[] = [];
  for (let seed = first; seed <= last; seed += step) {
    for (const what of await violations(await simulate(seed))) broken.push(`seed ${seed}: ${what}`);
    done += 1;
    if (done < BATCH && seed + step <= last) continue;
    process.send?.({ done, broken } satisfies Progress);
    done = 0;
    broken = [];
  }
  process.disconnect();
}
