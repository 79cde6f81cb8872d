import type { FunctionComponent } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { loadPartWords, words } from '../language';
import { Failed, Skeleton } from './states';
import { showToast } from './toast';

/**
 * Makes a component whose code loads when it is first needed; after that it renders immediately.
 * @param quiet whether nothing is shown while it loads
 */
export function lazy<P extends object>(load: () => Promise<FunctionComponent<P>>, { quiet = false } = {}) {
  let part: FunctionComponent<P> | undefined;
  const fetchPart = async () => {
    const [loaded] = await Promise.all([load(), loadPartWords()]);
    part = loaded;
    return part;
  };

  function Later(props: P) {
    const [Part, setPart] = useState(() => part);
    const [failed, setFailed] = useState(false);
    const start = () => {
      setFailed(false);
      fetchPart().then(
        (found) => setPart(() => found),
        () => {
          setFailed(true);
          if (quiet) showToast(words().problems.OFFLINE, { bad: true });
        },
      );
    };
    useEffect(start, []);
    if (Part !== undefined) return <Part {...props} />;
    if (quiet) return null;
    return failed ? <Failed title={words().problems.OFFLINE} onRetry={start} /> : <Skeleton lines={6} />;
  }

  return Object.assign(Later, { ahead: () => void fetchPart().catch(() => undefined) });
}
