import * as z from 'zod';
import { compact } from '../../model/compact';
import { type ErrorCode, MostradorError, storeUnavailable } from '../../model/errors';
import { requestId } from '../../model/fields';
import { MAX_BULK, MAX_LABELS, MAX_NAME } from '../../model/limits';
import type { Service } from '../../model/service';
import { RESOLUTION_REASONS } from '../../model/ticket';
import { type Actor, authorize, EVERYBODY, type Permission } from '../authorize';
import { inParallel } from '../in-parallel';
import { readTicketNumber } from '../lifecycle/ticket-number';
import { assignOneOf } from './assign';
import { addLabels, labelText } from './label';
import { type DeskPorts, perform } from './perform';
import { resolve } from './resolve';
import { spam } from './spam';

export const BULK: Permission = { action: 'ticket.bulk', roles: EVERYBODY };

const PARALLEL_TICKETS = 8;

const tickets = z
  .array(z.strictObject({ number: z.string().max(40), version: z.int().min(1) }))
  .min(1)
  .max(MAX_BULK);
const common = { id: z.exactOptional(requestId), tickets };

/** One action on many tickets, each as it was seen. `label` adds labels. */
export const bulkBody = z.discriminatedUnion('action', [
  z.strictObject({ action: z.literal('assign'), to: z.string().min(1).max(MAX_NAME), ...common }),
  z.strictObject({ action: z.literal('label'), labels: z.array(labelText).min(1).max(MAX_LABELS), ...common }),
  z.strictObject({ action: z.literal('resolve'), reason: z.enum(RESOLUTION_REASONS), ...common }),
  z.strictObject({ action: z.literal('spam'), ...common }),
]);
export type BulkBody = z.infer<typeof bulkBody>;

/** Why nothing was done to a ticket. */
export interface Missed {
  readonly number: string;
  readonly code: ErrorCode;
  readonly detail: string;
}

export interface BulkReport {
  /** Numbers, in the order of the request, as `missed`. */
  readonly done: readonly string[];
  readonly missed: readonly Missed[];
}

/**
 * Does the same to many tickets. Each is a transaction of its own, on the version that was seen: it is done as a whole or not
 * at all, whatever becomes of the others. Who gets many tickets is mailed about the first.
 * @throws MostradorError FORBIDDEN; INVALID_REQUEST when the team has no such login
 */
export async function bulk(
  desk: DeskPorts,
  { actor, service, body }: { readonly actor: Actor; readonly service: Service; readonly body: BulkBody },
): Promise<BulkReport> {
  authorize(actor, BULK);
  let isTold = false;
  let isTriggered = false;
  const ports: DeskPorts = {
    ...desk,
    outboxTrigger: {
      trigger: async () => {
        isTriggered = true;
      },
    },
  };
  const failed = new Map<string, MostradorError>();
  const wanted = new Map(body.tickets.map((ticket) => [ticket.number, ticket]));
  const work = async ({ number, version }: { readonly number: string; readonly version: number }) => {
    try {
      await doTo(number, version);
    } catch (error) {
      const known =
        error instanceof MostradorError ? error : storeUnavailable('It failed for a reason that is not known.', error);
      // What is wrong with the request is wrong for all.
      if (known.code === 'INVALID_REQUEST') throw known;
      failed.set(number, known);
    }
  };

  async function doTo(written: string, version: number): Promise<void> {
    const number = readTicketNumber(written);
    if (number === undefined) throw new MostradorError('TICKET_NOT_FOUND', 'No ticket has this number.');
    const head = { version, ...compact({ id: body.id === undefined ? undefined : `${body.id}.${number}` }) };
    const of = { actor, service, number };
    switch (body.action) {
      case 'assign': {
        const request = { ...of, body: { ...head, to: body.to } };
        let isNew = false;
        const how = assignOneOf(isTold, () => {
          isNew = true;
        });
        await perform(ports, how, request);
        isTold ||= isNew || body.to === actor.login;
        return;
      }
      case 'label':
        return perform(ports, addLabels, { ...of, body: { ...head, labels: body.labels } });
      case 'resolve':
        return resolve(ports, { ...of, body: { ...head, reason: body.reason } });
      case 'spam':
        return spam(ports, { ...of, body: head });
    }
  }

  // One after the other until the new owner was told: the others are given quietly.
  let begun = 0;
  for (const ticket of wanted.values()) {
    if (body.action !== 'assign' || isTold) break;
    await work(ticket);
    begun += 1;
  }
  await inParallel([...wanted.values()].slice(begun), PARALLEL_TICKETS, work);
  if (isTriggered) await desk.outboxTrigger.trigger();
  const numbers = [...wanted.keys()];
  return {
    done: numbers.filter((number) => !failed.has(number)),
    missed: numbers.flatMap((number) => {
      const error = failed.get(number);
      return error === undefined ? [] : [{ number, code: error.code, detail: error.detail }];
    }),
  };
}
