import { buildWeb } from '../../build/web';

/**
 * The folder of the pages, built when it is first asked for: scripts that only talk to the API need not wait for them.
 * The same minified files, held to the same sizes, as are deployed.
 */
export function builtSite(outDir: string): () => Promise<string> {
  let building: Promise<string> | undefined;
  return () => {
    building ??= buildWeb({ outDir }).then(
      () => outDir,
      (error: unknown) => {
        building = undefined;
        throw error;
      },
    );
    return building;
  };
}
