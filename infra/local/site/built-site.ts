import { buildWeb, type SiteMode } from '../../build/web';

/**
 * The folder of the pages, built on first use: scripts that only call the API need not wait for them. The files are
 * minified and size-checked like those that are deployed.
 */
export function builtSite(outDir: string, siteMode: SiteMode): () => Promise<string> {
  let building: Promise<string> | undefined;
  return () => {
    building ??= buildWeb({ outDir, siteMode }).then(
      () => outDir,
      (error: unknown) => {
        building = undefined;
        throw error;
      },
    );
    return building;
  };
}
