/** Shows the question whether a page helped. Whoever says no may say what was missing; the "no" counts in any case. */
export function offerFeedback(section: HTMLElement): void {
  const form = section.querySelector('form');
  const text = section.querySelector('textarea');
  const thumbs = section.querySelector<HTMLElement>('.thumbs');
  const said = section.querySelector('[role=status]');
  const { entry = '', language = '', thanks = '', failed = '' } = section.dataset;
  if (form === null || text === null || thumbs === null || said === null) return;
  /** A "no" that was not sent yet: its reader may still say what was missing. */
  let isOpen = false;

  const send = async (helpful: boolean, missing = '') => {
    isOpen = false;
    const body = { entry, language, helpful, ...(missing === '' ? {} : { missing }) };
    const isSent = await fetch('/v1/help/feedback', {
      method: 'POST',
      // The page may be left at this moment.
      keepalive: true,
      credentials: 'omit',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }).then(
      ({ ok }) => ok,
      () => false,
    );
    said.textContent = isSent ? thanks : failed;
    if (!isSent) return;
    thumbs.hidden = true;
    form.hidden = true;
  };

  thumbs.addEventListener('click', ({ target }) => {
    if (!(target instanceof HTMLButtonElement)) return;
    for (const button of thumbs.querySelectorAll('button')) button.setAttribute('aria-pressed', String(button === target));
    said.textContent = '';
    if (target.value === 'yes') {
      form.hidden = true;
      void send(true);
      return;
    }
    isOpen = true;
    form.hidden = false;
    text.focus();
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void send(false, text.value.trim());
  });
  addEventListener('pagehide', () => isOpen && void send(false, text.value.trim()));
  section.hidden = false;
}
