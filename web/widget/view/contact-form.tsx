import { MAX_EMAIL, MAX_NAME } from '../../../bot/model/limits';
import { readForm } from './form';
import type { PartProps } from './part';

/** Name and address, asked only once the ticket is stored. */
export function ContactForm({ session, state, say, focusComposer }: PartProps) {
  return (
    <form
      class="contact"
      onSubmit={(event) => {
        void session.identify(readForm(event));
        session.update({ asksContact: undefined });
        focusComposer();
      }}
    >
      <strong>{say('contact')}</strong>
      <label>
        {say('name')}
        <input name="name" autocomplete="name" maxLength={MAX_NAME} defaultValue={state.contact.name ?? ''} dir="auto" />
      </label>
      <label>
        {say('email')}
        {/* As strict as the server: with a dot in the part after the @. */}
        <input
          name="email"
          type="email"
          autocomplete="email"
          maxLength={MAX_EMAIL}
          required
          pattern=".+@.+\.\w\w+"
          defaultValue={state.contact.email ?? ''}
        />
      </label>
      <div class="actions">
        <button type="submit" class="strong">
          {say('save')}
        </button>
        <button
          type="button"
          class="chip quiet"
          onClick={() => {
            focusComposer();
            session.update({ asksContact: false });
          }}
        >
          {say('skip')}
        </button>
      </div>
    </form>
  );
}
