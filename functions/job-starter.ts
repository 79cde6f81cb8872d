import { lambdaJobs } from '../bot/adapters/lambda';
import { compact } from '../bot/model/compact';
import { MostradorError } from '../bot/model/errors';
import type { JobStarter } from '../bot/ports';
import { correlationId } from './api/log';
import type { Config } from './config';

/** Starts jobs in the `jobs` function. */
export function jobStarter({ jobsFunction, lambdaEndpoint }: Pick<Config, 'jobsFunction' | 'lambdaEndpoint'>): JobStarter {
  if (jobsFunction !== undefined) {
    return lambdaJobs({ functionName: jobsFunction, correlationId, ...compact({ endpoint: lambdaEndpoint }) });
  }
  return {
    start: async () => {
      throw new MostradorError('CONFIGURATION_INVALID', 'FUNCTION_JOBS is not set; it is the name of the jobs function.');
    },
  };
}
