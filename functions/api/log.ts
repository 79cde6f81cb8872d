import { compact } from '../../bot/model/compact';

/** The allowed fields of a log line: an allow-list, so that no customer's text can get in (T13). */
export interface LogFields {
  readonly function?: string;
  readonly requestId?: string;
  readonly method?: string;
  /** The pattern, never the path: paths contain conversation ids. */
  readonly route?: string;
  readonly status?: number;
  readonly code?: string;
  readonly tookMs?: number;
  readonly count?: number;
  readonly knowledgeVersion?: string;
  readonly errorName?: string;
  /** Where the error was thrown: file and line, without the message. */
  readonly errorAt?: string;
}

/** Writes one event as one line of JSON. `LOG=off` keeps tests readable. */
export function log(level: 'info' | 'error', event: string, fields: LogFields = {}): void {
  if (process.env.LOG === 'off') return;
  const line = JSON.stringify({ level, event, ...fields });
  if (level === 'error') console.error(line);
  else console.log(line);
}

/** An error's name and place. Its message may quote input, so it is left out. */
export function errorFields(error: unknown): Pick<LogFields, 'errorName' | 'errorAt'> {
  if (!(error instanceof Error)) return { errorName: typeof error };
  const place = placeOf(error);
  return compact({ errorName: error.name, errorAt: place });
}

/** The part of a stack trace that is searched. */
const MAX_STACK = 4_000;

/** File, line and column of the first frame. The message comes before the frames, and may look like one. */
function placeOf({ name, message, stack = '' }: Error): string | undefined {
  const told = stack.indexOf(message);
  const frames = stack.slice(told < 0 ? name.length : told + message.length).slice(0, MAX_STACK);
  const frame = frames.split('\n').find((line) => line.trimStart().startsWith('at '));
  return frame === undefined ? undefined : /[\w.-]{1,100}:\d{1,9}:\d{1,9}(?=\)?$)/.exec(frame.slice(-200))?.[0];
}
