const EVERY_MS = 1_000;

/** Tells how far the matcher's training is, when it takes longer than a second, and at most once a second. */
export function trainingProgress(tell: (line: string) => void): (share: number) => void {
  let told = performance.now();
  return (share) => {
    if (performance.now() - told < EVERY_MS) return;
    told = performance.now();
    tell(`Training the matcher: ${Math.floor(100 * share)} %`);
  };
}
