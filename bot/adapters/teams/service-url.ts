/**
 * Where the Teams connector lives. Exact names, never a suffix: whoever can make us send to another host
 * is handed a token that speaks for the bot.
 * https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/send-proactive-messages
 */
export const CONNECTOR_HOSTS: readonly string[] = ['smba.trafficmanager.net', 'smba.infra.gcc.teams.microsoft.com'];

const LOOPBACK_HOSTS: readonly string[] = ['127.0.0.1', 'localhost', '[::1]'];

/** Printable ASCII without what URL parsers read in more than one way. */
const PLAIN = /^[\x21-\x7e]{1,2048}$/;

/**
 * May the bot send to this service URL (or to an address below it)?
 *
 * @param loopback true on one machine: test servers and the Agents Playground, on any port, with plain http
 */
export function isServiceUrl(address: string, loopback: boolean): boolean {
  if (!PLAIN.test(address) || /[\\"<>^`{|}]/.test(address)) return false;
  const url = parse(address);
  if (url === undefined || url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') return false;
  if (loopback && isLoopback(url)) return true;
  return url.protocol === 'https:' && url.port === '' && CONNECTOR_HOSTS.includes(url.hostname);
}

/** http or https on this very machine. */
export function isLoopback(url: URL): boolean {
  return (url.protocol === 'http:' || url.protocol === 'https:') && LOOPBACK_HOSTS.includes(url.hostname);
}

function parse(address: string): URL | undefined {
  try {
    return new URL(address);
  } catch {
    return undefined;
  }
}
