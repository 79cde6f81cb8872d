import { useEffect } from 'preact/hooks';
import { asFailure } from '../api/as-staff';
import { useStaff } from '../api/reads';
import { allWords } from '../language';
import { StaleBanner } from '../shell/banner';
import { problemText } from '../shell/problem-text';
import { Empty, Failed, Skeleton } from '../shell/states';
import { setTitle } from '../shell/title';
import { DeadItem } from './item';
import { useDead } from './reads';

/** Dead letters, for leads: e-mails, messages and webhooks that were given up, with the reason and a retry. */
export function UndeliveredPage() {
  const t = allWords();
  useEffect(() => {
    setTitle(`${t.dead.title} · ${t.appName}`);
  }, [t]);
  const role = useStaff().data?.me.role;
  return (
    <main class="undelivered">
      <h2>{t.dead.title}</h2>
      <p class="soft">{t.dead.lead}</p>
      {role === undefined ? (
        <Skeleton lines={4} />
      ) : role === 'staff' ? (
        <Empty icon="person" title={t.dead.forbidden} />
      ) : (
        <DeadItems />
      )}
    </main>
  );
}

function DeadItems() {
  const t = allWords().dead;
  const reading = useDead();
  const { data, error } = reading;
  if (data === undefined) {
    if (error === null) return <Skeleton lines={4} />;
    return (
      <Failed title={t.failed} detail={problemText(asFailure(error))} onRetry={() => reading.refetch().catch(() => undefined)} />
    );
  }
  return (
    <>
      <StaleBanner reading={reading} />
      {data.items.length === 0 ? (
        <Empty icon="check" title={t.empty} hint={t.emptyHint} />
      ) : (
        <>
          <p class="queue-count" role="status">
            {t.count(data.items.length)}
          </p>
          <ul class="dead">
            {data.items.map((item) => (
              <DeadItem key={item.id} item={item} />
            ))}
          </ul>
        </>
      )}
    </>
  );
}
