import { useEffect, useRef } from 'preact/hooks';
import type { TicketDetail } from '../../../api/types';
import { allWords } from '../../../language';
import { PartIcon } from '../../../shell/part-icon';
import type { Answer } from './find';
import type { AnswerTrigger } from './trigger';
import { useAnswers } from './use-answers';

export interface AnswersProps {
  readonly id: string;
  readonly detail: TicketDetail;
  readonly calling: AnswerTrigger;
  readonly field: HTMLTextAreaElement;
  /** The name of whoever replies. */
  readonly agent: string;
  readonly onPick: (answer: Answer) => void;
  readonly onClose: () => void;
}

/** A list of answers to choose from while writing: the focus stays in the text, and the list handles its keys. */
export function AnswersList({ id, detail, agent, calling, field, onPick, onClose }: AnswersProps) {
  const t = allWords().answers;
  const { state, found, active, choose } = useAnswers(detail, agent, calling);
  const optionId = (index: number) => `${id}-${index}`;
  const pick = (answer: Answer | undefined) => answer && onPick(answer);

  const keys: Readonly<Record<string, () => void>> = {
    ArrowDown: () => choose((active + 1) % found.length),
    ArrowUp: () => choose((active - 1 + found.length) % found.length),
    Enter: () => pick(found[active]),
    Tab: () => pick(found[active]),
  };
  const onKey = useRef((_: KeyboardEvent) => {});
  onKey.current = (event) => {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    if (/^(Arrow(Left|Right)|Home|End)$/.test(event.key)) return onClose();
    const run = event.key === 'Escape' ? onClose : found.length === 0 ? undefined : keys[event.key];
    if (run === undefined) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    run();
  };
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey.current(event);
    // Captured before the field's own keys, where Enter is a new line and Escape undoes sending.
    field.addEventListener('keydown', listen, { capture: true });
    return () => field.removeEventListener('keydown', listen, { capture: true });
  }, [field]);

  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // When several words find nothing, the slash did not mean the list, and Enter is a new line.
    if (found.length > 0) field.setAttribute('aria-activedescendant', optionId(active));
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
    return () => field.removeAttribute('aria-activedescendant');
  }, [field, active, found.length]);

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: prevents the text from losing the focus before a click
    <div class="answers" onMouseDown={(event) => event.preventDefault()}>
      <p class="answers-head">
        <PartIcon name="book" />
        <strong>{t.title}</strong>
        <span class="soft answers-keys">{t.keys}</span>
      </p>
      {found.length === 0 ? (
        <p class="answers-none soft">{state === 'loading' ? t.loading : state === 'failed' ? t.failed : t.nothing}</p>
      ) : (
        <div ref={list} id={id} role="listbox" aria-label={t.title} class="answers-list" tabIndex={0}>
          {found.map((answer, index) => (
            <Option
              key={answer.id}
              id={optionId(index)}
              answer={answer}
              chosen={index === active}
              onPick={() => pick(answer)}
              onPoint={() => choose(index)}
            />
          ))}
        </div>
      )}
    </div>
  );
}

interface OptionProps {
  readonly id: string;
  readonly answer: Answer;
  readonly chosen: boolean;
  readonly onPick: () => void;
  readonly onPoint: () => void;
}

function Option({ id, answer, chosen, onPick, onPoint }: OptionProps) {
  const { answers: t, languages } = allWords();
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the text; aria-activedescendant points here
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the text
    <div id={id} role="option" aria-selected={chosen} class="answer" onPointerMove={onPoint} onClick={onPick}>
      <span class="answer-question">
        <bdi>{answer.question}</bdi>
        {answer.isSaved ? <span class="tag">{t.saved}</span> : null}
        {answer.after === undefined ? null : <span class="tag">{t.after(answer.after.labels, answer.after.resolves)}</span>}
        {answer.otherLanguage === undefined ? null : <span class="tag tag-high">{t.only(languages[answer.otherLanguage])}</span>}
      </span>
      <span class="answer-text" dir="auto">
        {answer.text}
      </span>
    </div>
  );
}
