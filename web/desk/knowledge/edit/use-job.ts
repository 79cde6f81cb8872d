import { useEffect, useState } from 'preact/hooks';
import type { Failure } from '../../../shared/api/failure';
import { asFailure } from '../../api/as-staff';
import { type Job, readJob } from '../../api/knowledge-edits';

const LOOK_MS = 700;

export interface RunningJob {
  /** The job as it was seen last; absent before the first one is started. */
  readonly job: Job | undefined;
  readonly isWorking: boolean;
  /** Why it could not be started. */
  readonly failure: Failure | undefined;
  start(starting: Promise<Job>): void;
}

/** Long work on the server, looked at until it ends. */
export function useJob(onDone: (job: Job) => void = () => {}): RunningJob {
  const [job, setJob] = useState<Job>();
  const [failure, setFailure] = useState<Failure>();
  const isWorking = job?.state === 'waiting' || job?.state === 'running';
  useEffect(() => {
    if (job === undefined || !isWorking) return;
    const timer = setTimeout(() => {
      readJob(job.id).then(
        (next) => {
          setJob(next);
          if (next.state === 'done') onDone(next);
        },
        // The next look tells.
        () => setJob({ ...job }),
      );
    }, LOOK_MS);
    return () => clearTimeout(timer);
  }, [job]);
  return {
    job,
    isWorking,
    failure,
    start: (starting) => {
      starting.then(
        (started) => {
          setFailure(undefined);
          setJob(started);
        },
        (error) => setFailure(asFailure(error)),
      );
    },
  };
}
