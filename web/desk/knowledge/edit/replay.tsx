import { type Replay as Replayed, replayOf, startReplay } from '../../api/knowledge-edits';
import { allWords } from '../../language';
import { problemText } from '../../shell/problem-text';
import { Problems } from './problems';
import { useJob } from './use-job';

/** Asks what customers asked lately again, with the drafts, and lists which decisions would change. */
export function Replay() {
  const t = allWords().edit.replay;
  const { job, isWorking, failure, start } = useJob();
  const replay = job === undefined || isWorking ? undefined : replayOf(job);
  return (
    <section class="card" aria-labelledby="replay-title">
      <h3 id="replay-title">{t.title}</h3>
      <p class="soft">{t.hint}</p>
      <button type="button" disabled={isWorking} onClick={() => start(startReplay())}>
        {t.start}
      </button>
      <div role="status">
        {isWorking ? (
          <p class="learning">
            <label for="replaying">{t.working}</label>
            <progress id="replaying" value={job?.progress} />
          </p>
        ) : replay === undefined ? null : replay.kind === 'replayed' ? (
          <p>{t.summary(replay.asked, replay.worse + replay.better + replay.unknown, replay.worse)}</p>
        ) : (
          <p class="problem">{t.failed}</p>
        )}
        {failure === undefined ? null : <p class="problem">{problemText(failure)}</p>}
      </div>
      {replay?.kind === 'invalid' ? <Problems problems={replay.problems} /> : null}
      {replay?.kind === 'replayed' && replay.changed.length > 0 ? <Decisions changed={replay.changed} /> : null}
    </section>
  );
}

function Decisions({ changed }: { readonly changed: Extract<Replayed, { kind: 'replayed' }>['changed'] }) {
  const { edit, languages } = allWords();
  const t = edit.replay;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section class="scrolled" tabIndex={0} aria-label={t.decisions}>
      <table class="decisions">
        <thead>
          <tr>
            <th scope="col">{t.judged}</th>
            <th scope="col">{t.question}</th>
            <th scope="col">{t.before}</th>
            <th scope="col">{t.after}</th>
          </tr>
        </thead>
        <tbody>
          {changed.map(({ turn, judged, entryId, decision }) => (
            <tr key={`${turn.conversationId} ${turn.seq}`}>
              <td>
                <span class={judged === 'worse' ? 'tag tag-high' : 'tag'}>{t.judgements[judged]}</span>
              </td>
              <td dir="auto" lang={turn.language} title={languages[turn.language]}>
                {turn.text}
              </td>
              <td>
                <code>{turn.entryId ?? turn.decision}</code>
              </td>
              <td>
                <code>{entryId ?? decision}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
