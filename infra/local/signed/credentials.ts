import { randomBytes } from 'node:crypto';
import { REGION } from '../account';

/** The credentials with which our own processes sign calls, as functions on AWS sign with those of their role. */
export interface SigningCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** Always the same: DynamoDB Local keeps the tables of each access key apart. */
const ACCESS_KEY_ID = 'local';

/** Created at every start and never written to disk: only processes that this server gave the secret to have it. */
export function freshCredentials(): SigningCredentials {
  return { accessKeyId: ACCESS_KEY_ID, secretAccessKey: randomBytes(32).toString('base64url') };
}

/** The environment variables in which the AWS SDK finds the credentials, here as on AWS. */
export function credentialVariables({ accessKeyId, secretAccessKey }: SigningCredentials) {
  return { AWS_REGION: REGION, AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey };
}
