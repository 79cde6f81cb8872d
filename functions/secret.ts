import { MostradorError, storeUnavailable } from '../bot/model/errors';

/**
 * A secret from Secrets Manager, read on first use and cached; `fresh` reads it again.
 *
 * @param arn of a secret whose text is the value
 * @param variable the environment variable that names it, for error messages
 * @returns a function that throws MostradorError UNAVAILABLE, or CONFIGURATION_INVALID when the secret has no text
 */
export function secretFrom(arn: string, variable: string): (fresh?: boolean) => Promise<string> {
  let kept: Promise<string> | undefined;
  return (fresh = false) => {
    if (kept === undefined || fresh) {
      kept = read(arn, variable).catch((error: unknown) => {
        kept = undefined;
        throw error;
      });
    }
    return kept;
  };
}

/** The client is loaded here, so that functions without secrets do not pay for it. */
async function read(arn: string, variable: string): Promise<string> {
  const { GetSecretValueCommand, SecretsManagerClient } = await import('@aws-sdk/client-secrets-manager');
  const client = new SecretsManagerClient({});
  const found = await client.send(new GetSecretValueCommand({ SecretId: arn })).catch((error: unknown) => {
    throw storeUnavailable(`The secret ${variable} names cannot be read.`, error);
  });
  if (!found.SecretString) {
    throw new MostradorError('CONFIGURATION_INVALID', `The secret ${variable} names holds no text.`);
  }
  return found.SecretString.trim();
}
