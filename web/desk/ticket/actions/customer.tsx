import { MAX_EMAIL, MAX_NAME, MAX_POSTAL_ADDRESS } from '../../../../bot/model/limits';
import { allWords } from '../../language';
import { ActionDialog, textOf } from './action-dialog';
import type { DialogProps } from './dialog-props';

/** What is known of the customer, to be corrected; an empty field removes it. */
export function CustomerDialog({ detail: { ticket }, onClose }: DialogProps) {
  const { dialogs: t, context: names, done } = allWords();
  const { name = '', email = '', phone = '', orders = [], address = '' } = ticket.customer;
  return (
    <ActionDialog
      ticket={ticket}
      title={t.customer}
      hint={t.customerHint}
      confirm={t.confirmCustomer}
      done={done.customer}
      onClose={onClose}
      actionOf={(form) => ({
        to: 'customer',
        body: {
          name: textOf(form, 'name') ?? null,
          email: textOf(form, 'email') ?? null,
          phone: textOf(form, 'phone') ?? null,
          address: textOf(form, 'address') ?? null,
          orders: (textOf(form, 'orders') ?? '').split(/[,;]/).flatMap((order) => order.trim() || []),
        },
      })}
    >
      <label class="field">
        <span>{names.customer}</span>
        <input name="name" defaultValue={name} maxLength={MAX_NAME} dir="auto" autocomplete="off" />
      </label>
      <label class="field">
        <span>{names.email}</span>
        <input name="email" type="email" defaultValue={email} maxLength={MAX_EMAIL} autocomplete="off" />
      </label>
      <label class="field">
        <span>{names.phone}</span>
        <input name="phone" type="tel" defaultValue={phone} maxLength={40} autocomplete="off" />
      </label>
      <label class="field">
        <span>{names.orders}</span>
        <input name="orders" defaultValue={orders.join(', ')} dir="auto" autocomplete="off" />
      </label>
      <label class="field">
        <span>{names.address}</span>
        <input name="address" defaultValue={address} maxLength={MAX_POSTAL_ADDRESS} dir="auto" autocomplete="off" />
      </label>
    </ActionDialog>
  );
}
