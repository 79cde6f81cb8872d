import { Stack, Token } from 'aws-cdk-lib';
import type { Construct } from 'constructs';

/** The parts of an ARN as cdk-nag writes them in a finding: what is known only when it is deployed, by its name. */
export function partsInFindings(scope: Construct): {
  readonly partition: string;
  readonly region: string;
  readonly account: string;
} {
  const { partition, region, account } = Stack.of(scope);
  const known = (part: string, otherwise: string) => (Token.isUnresolved(part) ? `<AWS::${otherwise}>` : part);
  return { partition: known(partition, 'Partition'), region: known(region, 'Region'), account: known(account, 'AccountId') };
}
