import { helpFolder } from '../bot/adapters/files/help-folder';
import type { HelpPages } from '../bot/ports';
import { type HelpPorts, writeHelp } from '../bot/publishing/help-pages';
import { errorFields, log } from './api/log';
import type { Config } from './config';

type Parts = Omit<HelpPorts, 'help' | 'siteUrl' | 'program'> & {
  readonly config: Pick<Config, 'helpBucket' | 'helpDirectory' | 's3Endpoint' | 'siteUrl' | 'keptSnapshots'>;
};

/**
 * Writes the help pages to where the configuration says. A failure is logged and nothing else: what was published is
 * published, and the next run by schedule writes them.
 */
export function helpOf({ config, ...ports }: Parts): () => Promise<void> {
  return async () => {
    const help = await placeOf(config);
    if (help === undefined) return;
    const program = config.keptSnapshots?.matcherVersion ?? '';
    try {
      const { written, removed } = await writeHelp({ ...ports, help, siteUrl: config.siteUrl, program });
      log('info', 'help_written', { count: written + removed });
    } catch (error) {
      log('error', 'help_not_written', errorFields(error));
    }
  };
}

async function placeOf({ helpBucket: bucket, helpDirectory, s3Endpoint }: Parts['config']): Promise<HelpPages | undefined> {
  if (bucket === undefined) return helpDirectory === undefined ? undefined : helpFolder(helpDirectory);
  // Loaded when it is needed: one machine has a folder.
  const made = await import('../bot/adapters/s3/help-bucket');
  return made.helpBucket({ bucket, ...(s3Endpoint === undefined ? {} : { endpoint: s3Endpoint }) });
}
