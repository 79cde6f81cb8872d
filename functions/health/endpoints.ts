import { compact } from '../../bot/model/compact';
import packageJson from '../../package.json';
import type { Endpoint } from '../api/endpoint';
import { errorFields, log } from '../api/log';
import * as schemas from '../api/schemas';
import type { Config } from '../config';
import type { Runtime } from '../runtime';

export type HealthDependencies = Pick<Runtime, 'store' | 'knowledge'> & { readonly config?: Pick<Config, 'version'> };

export const HEALTH_ENDPOINTS: readonly Endpoint<HealthDependencies>[] = [
  {
    method: 'GET',
    path: '/v1/health',
    auth: 'none',
    summary: 'Is it up, and which version is it',
    status: 200,
    response: schemas.health,
    degradedStatus: 503,
    problems: [],
    handle: async (c, { store, knowledge, config }) => {
      const { base } = await knowledge.current();
      const status = await store.ping().then(
        () => 'ok' as const,
        (error: unknown) => {
          log('error', 'store_unreachable', errorFields(error));
          return 'degraded' as const;
        },
      );
      const version = config?.version ?? packageJson.version;
      // How many, and no more: what the files say is not for everybody.
      const knowledgeFaults = (await knowledge.faults?.())?.length || undefined;
      return c.json(
        { status, version, knowledgeVersion: base.version, ...compact({ knowledgeFaults }) },
        status === 'ok' ? 200 : 503,
      );
    },
  },
];
