import type { FunctionComponent } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { loadPartWords, words } from '../language';
import { Failed, Skeleton } from './states';

/** Makes a component whose code comes when it is first needed; later it is drawn at once. */
export function later<P extends object>(load: () => Promise<FunctionComponent<P>>) {
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
        () => setFailed(true),
      );
    };
    useEffect(start, []);
    if (failed) return <Failed title={words().problems.OFFLINE} onRetry={start} />;
    return Part === undefined ? <Skeleton lines={6} /> : <Part {...props} />;
  }

  return Object.assign(Later, { ahead: () => void fetchPart().catch(() => undefined) });
}
