import type { z } from 'zod';
import { assign } from '../../../bot/desk/actions/assign';
import { claim } from '../../../bot/desk/actions/claim';
import { escalate } from '../../../bot/desk/actions/escalate';
import { label } from '../../../bot/desk/actions/label';
import { merge } from '../../../bot/desk/actions/merge';
import { note } from '../../../bot/desk/actions/note';
import type { DeskPorts, StaffRequest } from '../../../bot/desk/actions/perform';
import { reopen } from '../../../bot/desk/actions/reopen';
import { reply } from '../../../bot/desk/actions/reply';
import { resolve } from '../../../bot/desk/actions/resolve';
import { snooze } from '../../../bot/desk/actions/snooze';
import { spam } from '../../../bot/desk/actions/spam';
import { type App, readBody } from '../../api/app';
import * as schemas from '../../api/schemas';
import { callerOf, type DeskRuntime, numberOf } from '../caller';
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
