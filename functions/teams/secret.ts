import { MostradorError, storeUnavailable } from '../../bot/errors';

/**
 * A secret from Secrets Manager, read when it is first needed and kept; `fresh` reads it again, after it was changed.
 *
 * @param arn of a secret whose text is the password
 * @returns a function that throws MostradorError UNAVAILABLE, or CONFIGURATION_INVALID when the secret has no text
 */
export function secretFrom(arn: string): (fresh?: boolean) => Promise<string> {
  let kept: Promise<string> | undefined;
  return (fresh = false) => {
    if (kept === undefined || fresh) {
      kept = read(arn).catch((error: unknown) => {
        kept = undefined;
        throw error;
      });
    }
    return kept;
  };
}

/** The client is loaded only here: without Teams, and until the bot first writes, nobody pays for it. */
async function read(arn: string): Promise<string> {
  const { GetSecretValueCommand, SecretsManagerClient } = await import('@aws-sdk/client-secrets-manager');
  const client = new SecretsManagerClient({});
  const found = await client.send(new GetSecretValueCommand({ SecretId: arn })).catch((error: unknown) => {
    throw storeUnavailable('The secret TEAMS_APP_PASSWORD_SECRET names cannot be read.', error);
  });
  if (!found.SecretString) {
    throw new MostradorError('CONFIGURATION_INVALID', 'The secret TEAMS_APP_PASSWORD_SECRET names holds no text.');
  }
  return found.SecretString.trim();
}
