import type { PartProps } from './part';
import { Stub } from './stub';

/** Whose conversation a link has opened, until the customer says that it is theirs: links are passed on, and sent by strangers. */
export function Arrived({ session, state, say, focusComposer }: PartProps) {
  const { arrival } = state;
  if (arrival === undefined || arrival.isMine) return null;
  const { name } = arrival;
  const answer = (action: () => unknown) => () => {
    focusComposer();
    action();
  };
  return (
    <section class="status" aria-label={say('arrived')} dir="auto">
      {name === undefined ? say('arrived') : say('arrivedAt', { name })}{' '}
      <button type="button" class="link" onClick={answer(session.own)}>
        {say('isMine')}
      </button>{' '}
      <button type="button" class="link" onClick={answer(session.disown)}>
        {say('notMine')}
      </button>
    </section>
  );
}

/** The way to the conversations that another one was opened over. */
export function Others(part: PartProps) {
  const { session, state, say } = part;
  const others = state.aside.filter(({ unopened }) => unopened !== 'new');
  return (
    <>
      {others.map(({ access: { id }, unopened, ticket }) => {
        const label = say(unopened === undefined ? 'other' : 'otherLink');
        return (
          <section class="ticket" key={id} aria-label={label}>
            {ticket === undefined || unopened !== undefined ? (
              <p>{label}</p>
            ) : (
              <Stub {...part} label={label} number={ticket.number} />
            )}
            <button type="button" class="link" onClick={() => session.turnTo(id)}>
              {say('openOther')}
            </button>
          </section>
        );
      })}
    </>
  );
}
