import { render } from 'preact';
import { translate } from '../../shared/language/dictionary';
import type { Options } from '../embed/options';
import { editionOf, loadTexts, type Texts, textsOf } from '../language';
import type { Session } from '../session/session';
import { afterDraw, follow } from './after-draw';
import { Widget } from './widget';

/**
 * Renders the session's state, and again after every change, once for all changes of one moment.
 * @param first the texts of the session's language
 */
export function drawing(root: ShadowRoot, session: Session, options: Options, first: Texts): void {
  let texts = first;
  let drawn = session.get();
  let isDue = false;
  const dark = matchMedia('(prefers-color-scheme: dark)');

  const focusComposer = (evenOnTouch = false) => {
    // On a touch screen the keyboard would cover what the customer wants to read.
    const isTouch = matchMedia('(pointer: coarse)').matches && !evenOnTouch;
    root.querySelector<HTMLElement>(isTouch ? '.panel' : '.field textarea')?.focus();
  };

  const draw = () => {
    isDue = false;
    const before = drawn;
    const state = session.get();
    drawn = state;
    const list = root.querySelector('.transcript');
    const below = list === null ? 0 : list.scrollHeight - list.scrollTop - list.clientHeight;
    const edition = editionOf(state.language, state.register);
    const known = textsOf(edition);
    // Another language is loaded when it is first chosen; until then, and when it cannot be loaded, the texts stay.
    if (known === undefined) loadTexts(edition).then(drawSoon, () => undefined);
    else texts = known;
    const say = translate(texts);
    const theme = options.theme === 'auto' ? (dark.matches ? 'dark' : 'light') : options.theme;
    render(<Widget {...options} theme={theme} session={session} state={state} say={say} focusComposer={focusComposer} />, root);
    afterDraw(root, state, before, focusComposer);
    if (list instanceof HTMLElement && follow(list, below, state, before)) session.update({ isBehind: true });
  };

  const drawSoon = () => {
    if (!isDue) queueMicrotask(draw);
    isDue = true;
  };
  session.subscribe(drawSoon);
  dark.addEventListener('change', drawSoon);
  draw();
}
