import * as z from 'zod';
import { MostradorError } from '../../../model/errors';
import { HALF_A_CHARACTER } from '../../../model/fields';

/** What identifies something is written into addresses, which half a character cannot be. */
const whole = (text: z.ZodString) => text.refine((value) => value.isWellFormed(), HALF_A_CHARACTER);
const id = whole(z.string().min(1).max(1_024));
const tenant = whole(z.string().max(64));
const account = z.looseObject({ id, name: z.string().max(256).optional() });

/**
 * The fields of an activity that are read; Teams sends many more, which stay untouched.
 * https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference#activity-object
 */
const activity = z.looseObject({
  type: z.string().min(1).max(64),
  id: id.optional(),
  name: z.string().max(256).optional(),
  action: z.string().max(64).optional(),
  timestamp: z.iso.datetime({ offset: true }).optional(),
  channelId: z.literal('msteams'),
  serviceUrl: z.string().min(1).max(2_048),
  locale: z.string().max(64).nullish(),
  from: account,
  recipient: account,
  conversation: z.looseObject({
    id,
    tenantId: tenant.nullish(),
    conversationType: z.string().max(64).nullish(),
  }),
  channelData: z.looseObject({ tenant: z.looseObject({ id: tenant }).nullish() }).nullish(),
  text: z.string().nullish(),
  value: z.unknown().optional(),
  attachments: z
    .array(z.looseObject({ contentType: z.string().nullish() }))
    .max(100)
    .nullish(),
  membersAdded: z.array(account).max(1_000).nullish(),
});
export type TeamsActivity = z.infer<typeof activity>;

/** @throws MostradorError INVALID_REQUEST with the paths of the faults */
export function parseActivity(body: unknown): TeamsActivity {
  const parsed = activity.safeParse(body);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map((issue) => ({ path: ['body', ...issue.path].join('.'), message: issue.message }));
  const detail = faults.map((fault) => `${fault.path}: ${fault.message}`).join('; ');
  throw new MostradorError('INVALID_REQUEST', `This is no activity of Microsoft Teams: ${detail}.`, { faults });
}

/** The tenants that an activity names; an activity of one of our bot's users names exactly one. */
export function tenantsOf({ conversation, channelData }: TeamsActivity): readonly string[] {
  return [...new Set([conversation.tenantId, channelData?.tenant?.id].filter((tenant) => typeof tenant === 'string'))];
}
