import type { z } from 'zod';
import { assign } from '../../../bot/tickets/actions/assign';
import { claim } from '../../../bot/tickets/actions/claim';
import { escalate } from '../../../bot/tickets/actions/escalate';
import { label } from '../../../bot/tickets/actions/label';
import { merge } from '../../../bot/tickets/actions/merge';
import { note } from '../../../bot/tickets/actions/note';
import type { DeskPorts, StaffRequest } from '../../../bot/tickets/actions/perform';
import { reopen } from '../../../bot/tickets/actions/reopen';
import { reply } from '../../../bot/tickets/actions/reply';
import { resolve } from '../../../bot/tickets/actions/resolve';
import { snooze } from '../../../bot/tickets/actions/snooze';
import { spam } from '../../../bot/tickets/actions/spam';
import { type App, readBody } from '../../api/app';
import { callerOf } from '../../api/caller';
import * as schemas from '../../api/schemas';
import { type DeskRuntime, numberOf } from '../caller';
import { respondWithTicket } from './respond';

/** What staff do to a ticket: each is parsed, done, and answered with the ticket as it is then. */
export function actionRoutes(app: App, runtime: () => DeskRuntime): void {
  act('claim', schemas.claimTicket, claim);
  act('assign', schemas.assignTicket, assign);
  act('replies', schemas.replyToTicket, reply);
  act('notes', schemas.noteOnTicket, note);
  act('resolve', schemas.resolveTicket, resolve);
  act('reopen', schemas.reopenTicket, reopen);
  act('escalate', schemas.escalateTicket, escalate);
  act('labels', schemas.labelTicket, label);
  act('merge', schemas.mergeTicket, merge);
  act('snooze', schemas.snoozeTicket, snooze);
  act('spam', schemas.spamTicket, spam);

  function act<Schema extends z.ZodType>(
    path: string,
    schema: Schema,
    action: (desk: DeskPorts, request: StaffRequest<z.infer<Schema>>) => Promise<void>,
  ): void {
    app.post(`/v1/tickets/:number/${path}`, async (c) => {
      const { actor, service } = await callerOf(c, runtime());
      const number = numberOf(c);
      await action(runtime(), { actor, service, number, body: await readBody(c, schema) });
      return respondWithTicket(c, runtime(), actor, number);
    });
  }
}
