import { assign } from './assign';
import { claim } from './claim';
import { customer } from './customer';
import { escalate } from './escalate';
import { label } from './label';
import { merge } from './merge';
import { note } from './note';
import { priority } from './priority';
import { reopen } from './reopen';
import { reply } from './reply';
import { resolve } from './resolve';
import { snooze } from './snooze';
import { spam } from './spam';

/** All staff actions on a ticket. To add one, see docs/architecture.md. */
export const STAFF_ACTIONS = [
  claim,
  assign,
  reply,
  note,
  resolve,
  reopen,
  escalate,
  label,
  customer,
  merge,
  priority,
  snooze,
  spam,
] as const;
