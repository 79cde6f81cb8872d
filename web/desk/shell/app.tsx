import { useLocation } from 'wouter-preact';
import { session } from '../login/session';
import { Desk } from '../queue/desk';
import { PageBanner } from './banner';
import { later } from './later';
import { NewsRegion } from './news';
import { TopBar } from './top-bar';

const SignIn = later(async () => (await import('../login/sign-in')).SignIn);
const Knowledge = later(async () => (await import('../knowledge/page')).KnowledgePage);

export function App() {
  const [path] = useLocation();
  if (session.value.kind === 'signed_out') return <SignIn failed={session.value.failed} />;
  return (
    <div class="app">
      <TopBar path={path} />
      <PageBanner />
      {path.startsWith('/desk/knowledge') ? <Knowledge /> : <Desk />}
      <NewsRegion />
    </div>
  );
}
