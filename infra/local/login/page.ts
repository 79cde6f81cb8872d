import { createHash } from 'node:crypto';
import { escapeHtml } from '../../../bot/text/escape-html';
import type { Person } from './people';
import { type LoginLanguage, loginTexts } from './texts';

/** The colours of the desk (`web/shared/tokens.css`), where people come from and return to. */
const STYLE = `
:root{color-scheme:light dark;--paper:#faf8f4;--surface:#fff;--ink:#211e1a;--soft:#5f584e;--edge:#847c70;--accent:#0f6b5c;--on-accent:#fff;--danger:#a8261c}
@media (prefers-color-scheme:dark){:root{--paper:#181714;--surface:#21201c;--ink:#ede9e2;--soft:#b1a99c;--edge:#8d8578;--accent:#63c7b2;--on-accent:#06231d;--danger:#ff9c8f}}
*{box-sizing:border-box}
body{margin:0;min-height:100vh;display:grid;place-items:center;padding:1rem;background:var(--paper);color:var(--ink);font:1rem/1.5 system-ui,sans-serif}
main{width:min(24rem,100%);background:var(--surface);border-radius:.75rem;padding:2rem}
h1{margin:0 0 1.5rem;font-size:1.375rem;line-height:1.3}
label{display:block;margin:1rem 0 .25rem;font-weight:600}
input{width:100%;min-height:2.75rem;padding:0 .75rem;font:inherit;color:inherit;background:transparent;border:1px solid var(--edge);border-radius:.5rem}
button,a.button{display:grid;place-items:center;width:100%;min-height:2.75rem;margin-top:1.5rem;padding:0 1rem;font:inherit;font-weight:600;text-decoration:none;
color:var(--on-accent);background:var(--accent);border:0;border-radius:.5rem;cursor:pointer}
button.quiet{margin-top:.75rem;color:inherit;background:transparent;border:1px solid var(--edge)}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
.wrong{margin:0 0 1rem;color:var(--danger);font-weight:600}
.quiet-text{margin:1.5rem 0 0;color:var(--soft);font-size:.875rem}
`;

/**
 * The login page's only script. A browser that is known signs in by its secret alone; otherwise the form makes a new secret,
 * by which the browser is known from then on. Without the script, the password is asked for each time.
 */
const SCRIPT = `
const key = 'mostrador:login:v1';
const form = document.forms[0];
const { browser, login, password } = form.elements;
try {
  const known = localStorage.getItem(key);
  if (known !== null && 'asksBrowser' in form.dataset) {
    browser.value = known;
    form.hidden = login.disabled = password.disabled = true;
    form.submit();
  } else delete form.dataset.asksBrowser;
  form.addEventListener('submit', () => {
    const bytes = crypto.getRandomValues(new Uint8Array(32));
    browser.value = btoa(String.fromCharCode(...bytes)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
    localStorage.setItem(key, browser.value);
  });
} catch {
  // The browser keeps nothing for pages.
}
`;

/** The one style sheet and the one script are allowed by their hashes; nothing else may load or run. */
export function pagePolicy(formTargets: readonly string[]): string {
  const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
  return [
    "default-src 'none'",
    `style-src ${hash(STYLE)}`,
    `script-src ${hash(SCRIPT)}`,
    // Browsers also check the redirects after a form against this list.
    `form-action 'self' ${formTargets.join(' ')}`,
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join('; ');
}

export interface LoginPage {
  readonly language: LoginLanguage;
  /** Who may sign in, to be shown on one machine; absent where strangers see the page. */
  readonly people?: readonly Person[];
  /** Whether a known browser signs in by itself; not on a page that answers such an attempt. */
  readonly asksBrowser?: boolean;
  /** The previous input, when it was wrong; `waitSeconds` when it was not even checked. */
  readonly refused?: { readonly login: string; readonly waitSeconds?: number };
}

export function loginPage({ language, people, asksBrowser = false, refused }: LoginPage): string {
  const texts = loginTexts(language);
  const hint = people === undefined ? '' : texts.hint.replace('{people}', people.map(({ login }) => login).join(', '));
  const { login = '', waitSeconds } = refused ?? {};
  const why = waitSeconds === undefined ? texts.wrong : texts.wait.replace('{seconds}', String(waitSeconds));
  const described = refused === undefined ? '' : ' aria-describedby="wrong" aria-invalid="true"';
  return page(
    language,
    texts.title,
    `<form method="post"${asksBrowser ? ' data-asks-browser' : ''}>
<input name="browser" type="hidden">
${refused === undefined ? '' : `<p class="wrong" id="wrong" role="alert">${escapeHtml(why)}</p>`}
<label for="login">${escapeHtml(texts.login)}</label>
<input id="login" name="login" autocomplete="username" autocapitalize="none" spellcheck="false" required maxlength="80" value="${escapeHtml(login)}"${described}${refused === undefined ? ' autofocus' : ''}>
<label for="password">${escapeHtml(texts.password)}</label>
<input id="password" name="password" type="password" autocomplete="current-password" required maxlength="200"${described}${refused === undefined ? '' : ' autofocus'}>
<button type="submit">${escapeHtml(texts.submit)}</button>
</form>
${hint === '' ? '' : `<p class="quiet-text">${escapeHtml(hint)}</p>`}
<script>${SCRIPT}</script>`,
  );
}

/** A page for an error: what happened, and the way back. */
export function noticePage(language: LoginLanguage, title: string, text: string, back: string): string {
  const link = `<a class="button" href="${escapeHtml(back)}">${escapeHtml(loginTexts(language).back)}</a>`;
  return page(language, title, `${text === '' ? '' : `<p>${escapeHtml(text)}</p>`}\n${link}`);
}

/** @param form the login server's own form, with what it needs to recognise the person */
export function logoutPage(language: LoginLanguage, form: string): string {
  const texts = loginTexts(language);
  return page(
    language,
    texts.logoutTitle,
    `${form}
<button type="submit" form="op.logoutForm" name="logout" value="yes">${escapeHtml(texts.logout)}</button>
<button type="submit" form="op.logoutForm" class="quiet">${escapeHtml(texts.stay)}</button>`,
  );
}

function page(language: LoginLanguage, title: string, body: string): string {
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${escapeHtml(title)}</h1>
${body}
</main>
</body>
</html>
`;
}
