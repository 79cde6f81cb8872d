import { useLocation } from 'wouter-preact';
import { ways } from '../alerts/choice';
import { session } from '../login/session';
import { Desk } from '../queue/desk';
import { PageBanner } from './banner';
import { later } from './later';
import { NewsRegion } from './news';
import { TopBar } from './top-bar';

const SignIn = later(async () => (await import('../login/sign-in')).SignIn);
const Knowledge = later(async () => (await import('../knowledge/page')).KnowledgePage);
const Undelivered = later(async () => (await import('../undelivered/page')).UndeliveredPage);
const Alerts = later(async () => (await import('../alerts/alerts')).Alerts, { quiet: true });

export function App() {
  const [path] = useLocation();
  if (session.value.kind === 'signed_out') return <SignIn failed={session.value.failed} />;
  return (
    <div class="app">
      <TopBar path={path} />
      <PageBanner />
      {path.startsWith('/desk/knowledge') ? <Knowledge /> : path.startsWith('/desk/undelivered') ? <Undelivered /> : <Desk />}
      {ways.value.length === 0 ? null : <Alerts />}
      <NewsRegion />
    </div>
  );
}
