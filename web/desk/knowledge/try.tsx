import { useEffect, useRef, useState } from 'preact/hooks';
import { MAX_CUSTOMER_TEXT } from '../../../bot/model/limits';
import type { Failure } from '../../shared/api/failure';
import { Markdown, PlainText } from '../../shared/markdown/markdown';
import { asFailure, read } from '../api/as-staff';
import type { KnowledgeList, Tried } from '../api/types';
import { ExplanationView } from '../explanation/explanation';
import { allWords } from '../language';
import { FormProblem } from '../shell/form';
import { problemText } from '../shell/problem-text';
import { Empty } from '../shell/states';

interface TryProps {
  /** Asked immediately when there is one; a new `nonce` repeats the same question. */
  readonly asked: { readonly text: string; readonly nonce: number };
  /** Languages that a question may be asked in; empty while the knowledge is loading. */
  readonly languages: readonly KnowledgeList['entries'][number]['languages'][number][];
  /** Adds the question to an entry as another way to ask; absent for those who may not. */
  readonly onAdd: ((entryId: string, question: string) => void) | undefined;
}

export function Try({ asked, languages, onAdd }: TryProps) {
  const { know: t, ...all } = allWords();
  const [text, setText] = useState(asked.text);
  const [language, setLanguage] = useState('');
  const [busy, setBusy] = useState(false);
  const [tried, setTried] = useState<Tried>();
  const [problem, setProblem] = useState<Failure>();
  const latest = useRef(0);

  const ask = async (question: string) => {
    if (question.trim() === '') return;
    latest.current += 1;
    const mine = latest.current;
    setBusy(true);
    try {
      const body = { text: question, ...(language === '' ? {} : { language }) };
      const result = await read<Tried>('/v1/knowledge/try', { method: 'POST', body });
      if (mine !== latest.current) return;
      setTried(result);
      setProblem(undefined);
    } catch (error) {
      if (mine === latest.current) setProblem(asFailure(error));
    } finally {
      if (mine === latest.current) setBusy(false);
    }
  };
  useEffect(() => {
    setText(asked.text);
    ask(asked.text).catch(() => undefined);
  }, [asked]);

  return (
    <section class="try" aria-labelledby="try-title">
      <form
        class="try-form card"
        onSubmit={(event) => {
          event.preventDefault();
          ask(text).catch(() => undefined);
        }}
      >
        <h2 id="try-title">{t.try}</h2>
        <p class="soft">{t.tryHint}</p>
        <label class="field">
          <span>{t.question}</span>
          <textarea
            rows={2}
            dir="auto"
            value={text}
            maxLength={MAX_CUSTOMER_TEXT}
            onInput={(event) => setText(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
              event.preventDefault();
              ask(text).catch(() => undefined);
            }}
          />
        </label>
        <div class="try-foot">
          <label class="field field-inline">
            <span>{t.asLanguage}</span>
            <select value={language} onChange={(event) => setLanguage(event.currentTarget.value)}>
              <option value="">{t.auto}</option>
              {languages.map((each) => (
                <option key={each} value={each}>
                  {all.languages[each]}
                </option>
              ))}
            </select>
          </label>
          <button type="submit" class="primary" disabled={text.trim() === ''} aria-busy={busy}>
            {busy ? t.asking : t.ask}
          </button>
        </div>
        <FormProblem text={problem && problemText(problem)} />
      </form>
      <div aria-live="polite" aria-busy={busy}>
        {tried === undefined ? <Empty icon="search" title={t.empty} hint={t.emptyHint} /> : <Result tried={tried} />}
        {tried === undefined || onAdd === undefined ? null : (
          <AddPhrase
            ids={tried.explanation.candidates.slice(0, 3).map(({ entryId }) => entryId)}
            onAdd={(id) => onAdd(id, text)}
          />
        )}
      </div>
    </section>
  );
}

interface AddPhraseProps {
  readonly ids: readonly string[];
  readonly onAdd: (id: string) => void;
}

/** The closest entries, one of which should have answered. */
function AddPhrase({ ids, onAdd }: AddPhraseProps) {
  const t = allWords().edit;
  return (
    <div class="editor-foot">
      {ids.map((id) => (
        <button key={id} type="button" onClick={() => onAdd(id)}>
          {t.addPhrase(id)}
        </button>
      ))}
    </div>
  );
}

function Result({ tried }: { readonly tried: Tried }) {
  const { know: t, why } = allWords();
  return (
    <div class="tried">
      <section class="card" aria-labelledby="tried-title">
        <h3 id="tried-title">{why.titleTried}</h3>
        <ExplanationView explanation={tried.explanation} tried />
      </section>
      <section class="card" aria-labelledby="reply-title">
        <h3 id="reply-title">{t.reply}</h3>
        <ol class="replies">
          {tried.replies.map((reply, index) => (
            <li key={index} class="said said-bot">
              {reply.kind === 'answer' ? (
                <div class="said-text said-markdown" dir="auto">
                  <Markdown source={reply.text} />
                </div>
              ) : (
                <p class="said-text" dir="auto">
                  <PlainText text={reply.text} />
                </p>
              )}
              {reply.choices === undefined ? null : (
                <ul class="choices">
                  {reply.choices.map(({ label, value }) => (
                    <li key={value} class="choice">
                      {label}
                    </li>
                  ))}
                </ul>
              )}
            </li>
          ))}
        </ol>
      </section>
    </div>
  );
}
