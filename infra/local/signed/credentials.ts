import { randomBytes } from 'node:crypto';
import { REGION } from '../account';

/** What our own processes sign their calls with, as functions on AWS sign with those of their role. */
export interface SigningCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** Always the same: DynamoDB Local keeps the tables of each access key apart. */
const ACCESS_KEY_ID = 'local';

/** Made at every start and written nowhere: whoever has the secret was given it by this server. */
export function freshCredentials(): SigningCredentials {
  return { accessKeyId: ACCESS_KEY_ID, secretAccessKey: randomBytes(32).toString('base64url') };
}

/** The environment by which the AWS SDK finds them, in functions here as on AWS. */
export function credentialVariables({ accessKeyId, secretAccessKey }: SigningCredentials) {
  return { AWS_REGION: REGION, AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey };
}
