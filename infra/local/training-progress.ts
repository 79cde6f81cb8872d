const EVERY_MS = 1_000;

/**
 * Reports that training has begun and then, at most once a second, its progress.
 * @param meanwhile the version that stays in use until training is done, if there is one
 */
export function trainingProgress(tell: (line: string) => void, meanwhile?: string): (share: number) => void {
  let toldMs: number | undefined;
  return (share) => {
    if (toldMs === undefined) {
      tell(
        meanwhile === undefined
          ? 'Learning from the knowledge files: some seconds, the first time after a change…'
          : `Learning the phrases that changed: some seconds. Version ${meanwhile} answers meanwhile.`,
      );
    } else if (performance.now() - toldMs < EVERY_MS) return;
    else tell(`Training the matcher: ${Math.floor(100 * share)} %`);
    toldMs = performance.now();
  };
}
