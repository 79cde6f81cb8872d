/** The account and region that local resources appear to be in. */
export const ACCOUNT_ID = '000000000000';
export const REGION = 'eu-west-1';

export function functionArn(name: string): string {
  return `arn:aws:lambda:${REGION}:${ACCOUNT_ID}:function:${name}`;
}
