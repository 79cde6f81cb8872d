/**
 * Hosts of the Teams connector. Exact names, never a suffix: a host that we can be made to send to receives a token that
 * speaks for the bot. https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/send-proactive-messages
 */
export const CONNECTOR_HOSTS: readonly string[] = ['smba.trafficmanager.net', 'smba.infra.gcc.teams.microsoft.com'];

const LOOPBACK_HOSTS: readonly string[] = ['127.0.0.1', 'localhost', '[::1]'];

/** Printable ASCII without characters that URL parsers read differently. */
const PLAIN = /^[\x21-\x7e]{1,2048}$/;

/**
 * Whether the bot may send to this service URL, or to an address below it.
 *
 * @param loopback true on one machine: allows test servers and the Agents Playground, on any port, over plain http
 */
export function isServiceUrl(address: string, loopback: boolean): boolean {
  if (!PLAIN.test(address) || /[\\"<>^`{|}]/.test(address)) return false;
  const url = parse(address);
  if (url === undefined || url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') return false;
  if (loopback && isLoopback(url)) return true;
  return url.protocol === 'https:' && url.port === '' && CONNECTOR_HOSTS.includes(url.hostname);
}

/** Whether the address is http or https on this machine. */
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
