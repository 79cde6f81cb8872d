import { knowledgeFolder } from '../../bot/adapters/files/knowledge-folder';
import { lambda } from '../api/app';
import { logged } from '../api/log';
import { trustedOrigins } from '../api/origins';
import { throughEdge } from '../edge';
import { jobStarter } from '../job-starter';
import { runtime } from '../runtime';
import { knowledgeApp } from './app';
import type { KnowledgeDependencies } from './endpoint';

function dependencies(): KnowledgeDependencies {
  const made = runtime();
  const { knowledgeFiles } = made.config;
  return {
    ...made,
    jobs: jobStarter(made.config),
    ...(knowledgeFiles === undefined ? {} : { folder: knowledgeFolder(knowledgeFiles) }),
  };
}

export const handler = logged(
  'knowledge',
  throughEdge(lambda(knowledgeApp(dependencies, trustedOrigins(runtime))), () => runtime().config),
);
