import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Provider } from 'oidc-provider';
import { networkOf } from '../../../functions/api/network-address';
import { readBody } from '../gateway/body';
import { visitorOf } from '../proxy/public-address';
import { sameSecret } from '../same-secret';
import { Attempts } from './attempts';
import { CheckQueue } from './check-queue';
import type { Credentials } from './credentials';
import type { KnownBrowsers } from './known-browsers';
import { type LoginPage, loginPage, noticePage, pagePolicy } from './page';
import { isPassword, readPasswords } from './passwords';
import type { Person, Team } from './people';
import { languageOf, loginTexts } from './texts';

export interface InteractionOptions {
  readonly provider: Provider;
  readonly credentials: Credentials;
  readonly passwordsFile: string;
  /** Whether everybody can reach this page: then only people's own passwords count. */
  readonly isPublic: boolean;
  readonly team: Team;
  readonly browsers: KnownBrowsers;
  readonly siteOrigins: readonly string[];
}

/** A login and a password are short. */
const MAX_FORM_BYTES = 4_096;

/** Wrong passwords allowed in a minute, from one network for all logins together. */
const WRONG_PER_MINUTE = 10;

/** What keeps visitors from trying too many passwords. */
interface Limits {
  readonly attempts: Attempts;
  readonly checks: CheckQueue;
}

/** The login page to which the provider redirects: shows the form and checks the input. */
export function interactionPages(options: InteractionOptions): RequestListener {
  const limits: Limits = { attempts: new Attempts(WRONG_PER_MINUTE), checks: new CheckQueue() };
  return (request, response) => {
    interact(options, limits, request, response).catch(() => expired(options, request, response));
  };
}

/** @throws the provider's error when the interaction is unknown or over */
async function interact(
  options: InteractionOptions,
  { attempts, checks }: Limits,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { provider, isPublic, team, browsers, siteOrigins } = options;
  const network = networkOf(visitorOf(request));
  const { params } = await provider.interactionDetails(request, response);
  const language = languageOf(String(params.ui_locales ?? ''), request.headers['accept-language'] ?? '');
  const people = await team.people();
  const page = (more: Pick<LoginPage, 'asksBrowser' | 'refused'> = {}) =>
    loginPage({ language, ...(isPublic ? {} : { people }), ...more });
  if (request.method !== 'POST') return show(response, siteOrigins, 200, page({ asksBrowser: true }));
  const body = await readBody(request, MAX_FORM_BYTES);
  const form = new URLSearchParams(body === 'too_large' ? '' : body.toString('utf8'));
  const secret = form.get('browser') ?? '';
  const finish = (accountId: string) => provider.interactionFinished(request, response, { login: { accountId } });
  if (!form.has('password')) {
    const known = await browsers.loginOf(secret);
    const isInTeam = people.some((one) => one.login === known);
    return known !== undefined && isInTeam ? finish(known) : show(response, siteOrigins, 200, page());
  }
  const login = (form.get('login') ?? '').trim().toLowerCase();
  const tooMany = (waitSeconds: number) => {
    response.setHeader('retry-after', String(waitSeconds));
    show(response, siteOrigins, 429, page({ refused: { login, waitSeconds } }));
  };
  const waitSeconds = attempts.take(network);
  if (waitSeconds > 0) return tooMany(waitSeconds);
  const person = people.find((one) => one.login.toLowerCase() === login);
  const checked = checks.run(network, () => isRight(options, person, form.get('password') ?? ''));
  if (checked === undefined) {
    attempts.giveBack(network);
    return tooMany(1);
  }
  if (!(await checked) || person === undefined) return show(response, siteOrigins, 401, page({ refused: { login } }));
  attempts.giveBack(network);
  await browsers.remember(secret, person.login);
  await finish(person.login);
}

/** A person's own password, or that of the whole team if they have none and nobody from outside can come here. */
async function isRight(
  { credentials, passwordsFile, isPublic }: InteractionOptions,
  person: Person | undefined,
  given: string,
): Promise<boolean> {
  const own = person === undefined ? undefined : (await readPasswords(passwordsFile))[person.login];
  if (own === undefined && !isPublic) return sameSecret(given, credentials.password);
  return isPassword(given, own);
}

function expired({ siteOrigins }: InteractionOptions, request: IncomingMessage, response: ServerResponse): void {
  const language = languageOf('', request.headers['accept-language'] ?? '');
  const texts = loginTexts(language);
  show(response, siteOrigins, 400, noticePage(language, texts.expiredTitle, texts.expired, `${siteOrigins[0]}/desk`));
}

function show(response: ServerResponse, siteOrigins: readonly string[], status: number, html: string): void {
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': pagePolicy(siteOrigins),
    'x-content-type-options': 'nosniff',
    // With `no-referrer`, browsers send no Origin with this form, and it would be rejected as foreign.
    'referrer-policy': 'same-origin',
    'cache-control': 'no-store',
  });
  response.end(html);
}
