import { useLocation } from 'wouter-preact';
import { ways } from '../alerts/choice';
import { session } from '../login/session';
import { Desk } from '../queue/desk';
import { PageBanner } from './banner';
import { lazy } from './lazy';
import { ToastRegion } from './toast';
import { TopBar } from './top-bar';

const SignIn = lazy(async () => (await import('../login/sign-in')).SignIn);
const Knowledge = lazy(async () => (await import('../knowledge/page')).KnowledgePage);
const Insights = lazy(async () => (await import('../insights/page')).InsightsPage);
const Undelivered = lazy(async () => (await import('../undelivered/page')).UndeliveredPage);
const Replies = lazy(async () => (await import('../tools/replies-page')).RepliesPage);
const Alerts = lazy(async () => (await import('../alerts/alerts')).Alerts, { quiet: true });

export function App() {
  const [path] = useLocation();
  if (session.value.kind === 'signed_out') return <SignIn failed={session.value.failed} />;
  return (
    <div class="app">
      <TopBar path={path} />
      <PageBanner />
      <Place path={path} />
      {ways.value.length === 0 ? null : <Alerts />}
      <ToastRegion />
    </div>
  );
}

function Place({ path }: { readonly path: string }) {
  if (path.startsWith('/desk/knowledge')) return <Knowledge />;
  if (path.startsWith('/desk/insights')) return <Insights />;
  if (path.startsWith('/desk/undelivered')) return <Undelivered />;
  if (path.startsWith('/desk/replies')) return <Replies />;
  return <Desk />;
}
