import * as z from 'zod';
import { compact } from '../../model/compact';
import { withoutFormerAddress } from '../../model/conversation';
import { type Customer, MAX_ORDERS } from '../../model/customer';
import { email, name, phone, shortText } from '../../model/fields';
import { MAX_ORDER_NUMBER, MAX_POSTAL_ADDRESS } from '../../model/limits';
import type { Ticket } from '../../model/ticket';
import { EVERYBODY } from '../authorize';
import { customerKeyOf } from '../customer/customer-key';
import { transitionTicket } from '../lifecycle/transition-ticket';
import { staffAction, staffBody } from './staff-action';

/** A field that is left out stays as it is; `null` removes it. */
const correction = <Value>(field: z.ZodType<Value>) => z.exactOptional(z.nullable(field));

/**
 * Corrects what is known of the customer: staff hear on the phone what the chat did not tell. Mail goes to the new address from then
 * on, and the links that were sent to the former one end.
 * @throws MostradorError ILLEGAL_MOVE when the ticket is closed, and as `perform`
 */
export const customer = staffAction({
  action: 'ticket.customer',
  path: 'customer',
  summary: 'Corrects what is known of the customer',
  roles: EVERYBODY,
  transition: 'details',
  body: staffBody({
    name: correction(name),
    email: correction(email),
    phone: correction(phone),
    address: correction(shortText(MAX_POSTAL_ADDRESS)),
    orders: z.exactOptional(z.array(shortText(MAX_ORDER_NUMBER)).max(MAX_ORDERS)),
  }),
  example: { phone: '+34 600 123 456', orders: ['4471'] },
  decide: ({ ticket, conversation, digest, actor, now }, { id, version, ...given }) => {
    const before: Customer = { ...ticket.customer, ...conversation.customer };
    const after = corrected(before, given);
    if (JSON.stringify(corrected({}, before)) === JSON.stringify(after)) return { kind: 'unchanged' };
    const isMoved = before.email?.toLowerCase() !== after.email?.toLowerCase();
    const { customerKey: _former, mailReturned, ...rest } = ticket;
    const known = customerKeyOf({ ...conversation, customer: after }, digest);
    const patch: Partial<Ticket> = {
      customer: after,
      ...(known === undefined ? {} : { customerKey: known }),
      ...(isMoved && mailReturned !== undefined ? { addressAgainAt: now.toISOString() } : compact({ mailReturned })),
    };
    const moved = { ...conversation, customer: after };
    return {
      kind: 'changed',
      ticket: transitionTicket(rest, 'details', { actor: actor.login, now }, patch),
      conversation: isMoved && before.email !== undefined ? withoutFormerAddress(moved) : moved,
    };
  },
});

type Corrections = { readonly [Field in keyof Customer]: Customer[Field] | null };

/** In one order of the fields, so that two can be compared. */
function corrected(before: Customer, given: Corrections): Customer {
  const field = <Field extends keyof Customer>(of: Field) => {
    const value = given[of];
    return value === undefined ? before[of] : (value ?? undefined);
  };
  const orders = field('orders');
  return compact({
    name: field('name'),
    email: field('email'),
    phone: field('phone'),
    address: field('address'),
    orders: orders?.length === 0 ? undefined : orders,
  });
}
