import { buildWeb } from '../../build/web';

/**
 * The folder of the pages, built when it is first asked for: scripts that only talk to the API need not wait for them.
 * Readable, with source maps; what is deployed is built by `npm run build`, which holds it to its size.
 */
export function builtSite(outDir: string): () => Promise<string> {
  let building: Promise<string> | undefined;
  return () => {
    building ??= buildWeb({ outDir, dev: true }).then(
      () => outDir,
      (error: unknown) => {
        building = undefined;
        throw error;
      },
    );
    return building;
  };
}
