import { setTimeout as after } from 'node:timers/promises';
import { keptSnapshots, knowledgeFolder, trainedSnapshots, versionsFolder } from '../../bot/adapters/files';
import { folderEncoders, forAnswering } from '../../bot/adapters/files/encoder';
import { compact } from '../../bot/model/compact';
import { logged } from '../api/log';
import { helpOf } from '../help';
import { jobStarter } from '../job-starter';
import { runtime } from '../runtime';
import { type JobsDependencies, jobsHandler } from './run';

let made: JobsDependencies | undefined;

function ports(): JobsDependencies {
  const { config, records, versions, recent, helpFeedback, digest, clock, ids } = runtime();
  const { languagesDirectory: languages, keptSnapshots: kept, knowledgeFiles } = config;
  made ??= {
    records,
    versions,
    recent,
    helpFeedback,
    writeHelp: helpOf({ config, records, versions, digest, clock }),
    digest,
    clock,
    ids,
    jobs: jobStarter(config),
    build: (base, onProgress) =>
      trainedSnapshots(base, { onProgress, ...compact({ languages, kept: kept && keptSnapshots(kept) }) }),
    pause: (ms) => after(ms),
    shipped: versionsFolder(config.knowledgeDirectory),
    ...(languages === undefined ? {} : { encoders: forAnswering(folderEncoders(languages)) }),
    ...(knowledgeFiles === undefined ? {} : { folder: knowledgeFolder(knowledgeFiles) }),
  };
  return made;
}

export const handler = logged('jobs', jobsHandler(ports));
