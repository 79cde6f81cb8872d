import * as z from 'zod';
import { parseService } from '../knowledge/service';
import { parseYaml } from '../knowledge/yaml';
import type { Language } from '../model/language';
import { PRIORITIES, type Priority, type Service } from '../model/service';
import { dueTimes, formatDue } from '../tickets/sla/due-times';

/** What a customer who asks now is promised, as they would read it. */
export interface PromisePreview {
  readonly priority: Priority;
  /** By language: the due time of the first reply, and of the solution. */
  readonly reply: Readonly<Partial<Record<Language, string>>>;
  readonly solution: Readonly<Partial<Record<Language, string>>>;
}

/** The service file as a form shows it. */
export interface ServiceForm {
  /** The values as they are written, right or wrong; absent when the file is no YAML. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Absent when the file has errors: nothing could be promised. */
  readonly promises?: readonly PromisePreview[];
}

const FILE = 'service.yaml';

/** @param now when the customer of the preview asks */
export function serviceForm(text: string, now: Date): ServiceForm {
  const written = parseYaml({ file: FILE, text, linesBefore: 0 }, z.record(z.string(), z.unknown()));
  if ('problems' in written) return {};
  const parsed = parseService(FILE, text, now);
  return { settings: written.value, ...('problems' in parsed ? {} : { promises: promisesOf(parsed.service, now) }) };
}

/** As for a ticket that opens now; how long the team has needed lately is not known here, and only makes it later. */
function promisesOf(service: Service, now: Date): readonly PromisePreview[] {
  const { timeZone } = service.calendar;
  const inWords = (iso: string) =>
    Object.fromEntries(service.languages.map((language) => [language, formatDue(iso, language, timeZone)]));
  return PRIORITIES.map((priority) => {
    const { firstResponseDueAt, resolutionDueAt } = dueTimes(service, priority, now);
    return { priority, reply: inWords(firstResponseDueAt), solution: inWords(resolutionDueAt) };
  });
}
