import { useEffect, useState } from 'preact/hooks';
import { asFailure } from '../api/as-staff';
import { allWords } from '../language';
import { problemText } from '../shell/problem-text';
import { Empty, Failed, Skeleton } from '../shell/states';
import { setTitle } from '../shell/title';
import { showToast } from '../shell/toast';
import { removeReply, type SavedReply, saveReply, useReplies } from './replies';
import { ReplyForm } from './reply-form';
import { toolWords } from './words';

/** The saved replies of the team and one's own, to be added, changed and deleted. */
export function RepliesPage() {
  const { appName } = allWords();
  const t = toolWords().replies;
  const reading = useReplies();
  const [editing, edit] = useState<SavedReply | 'new'>();
  useEffect(() => setTitle(`${t.title} · ${appName}`), [t]);
  return (
    <main class="replies">
      <div class="replies-head">
        <h2>{t.title}</h2>
        <button type="button" class="primary" onClick={() => edit('new')}>
          {t.add}
        </button>
      </div>
      <p class="soft">{t.lead}</p>
      {reading.data === undefined ? (
        reading.error === null ? (
          <Skeleton lines={4} />
        ) : (
          <Failed
            title={t.failed}
            detail={problemText(asFailure(reading.error))}
            onRetry={() => reading.refetch().catch(() => undefined)}
          />
        )
      ) : reading.data.length === 0 ? (
        <Empty icon="mark" title={t.empty} hint={t.emptyHint} />
      ) : (
        <ul class="replies-list">
          {reading.data.map((reply) => (
            <Item key={reply.id} reply={reply} onEdit={() => edit(reply)} />
          ))}
        </ul>
      )}
      {editing === undefined ? null : (
        <ReplyForm {...(editing === 'new' ? {} : { reply: editing })} onClose={() => edit(undefined)} />
      )}
    </main>
  );
}

function Item({ reply, onEdit }: { readonly reply: SavedReply; readonly onEdit: () => void }) {
  const t = toolWords().replies;
  const { answers } = allWords();
  const { id, name, text, shared, mine, labels = [], resolves = false } = reply;
  return (
    <li>
      <div>
        <h3>
          <bdi>{name}</bdi>
        </h3>
        <span class="tag">{shared ? t.team : t.own}</span>
        {labels.length === 0 && !resolves ? null : <span class="tag">{answers.after(labels, resolves)}</span>}
      </div>
      <p class="soft" dir="auto">
        {text}
      </p>
      {mine ? (
        <div class="replies-acts">
          <button type="button" aria-label={t.edit(name)} onClick={onEdit}>
            {t.edit('')}
          </button>
          <button type="button" class="quiet" aria-label={t.remove(name)} onClick={() => remove(id, reply).catch(failed)}>
            {t.remove('')}
          </button>
        </div>
      ) : null}
    </li>
  );
}

const failed = (error: unknown) => showToast(problemText(asFailure(error)), { bad: true });

async function remove(id: string, { id: _, version: __, mine: ___, ...kept }: SavedReply): Promise<void> {
  await removeReply(id);
  showToast(toolWords().replies.removed(kept.name), {
    action: { label: toolWords().views.undo, run: () => saveReply(crypto.randomUUID(), kept).catch(failed) },
  });
}
