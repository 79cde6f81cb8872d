import { list, type Resource, record } from '../../deployed';
import type { Resources } from './constraint';

/** The longest of the region names that are open to everybody. */
const PSEUDO: Readonly<Record<string, string>> = {
  'AWS::Partition': 'aws',
  'AWS::Region': 'ap-northeast-1',
  'AWS::AccountId': '111122223333',
  'AWS::URLSuffix': 'amazonaws.com',
  'AWS::StackId': `arn:aws:cloudformation:ap-northeast-1:111122223333:stack/${'S'.repeat(40)}/1c2d3e4f-5a6b-7c8d-9e0f-1a2b3c4d5e6f`,
};

/** What `Ref` gives for resources whose identifiers have a form of their own. */
const REFERENCES: Readonly<Record<string, string>> = {
  'AWS::ApiGatewayV2::Api': 'a1b2c3d4e5',
  'AWS::Cognito::UserPool': 'ap-northeast-1_AbCdEfGhI',
  'AWS::Cognito::UserPoolClient': '1example23456789abcdefghij',
  'AWS::CloudFront::Distribution': 'E1A2B3C4D5E6F7',
  'AWS::CloudFront::ResponseHeadersPolicy': '5cc3b908-e619-4b99-88e5-2cf7f45965bd',
};

/** The properties that name a resource; `Ref` gives the name back. */
const NAMED_BY = ['FunctionName', 'LogGroupName', 'AlarmName', 'GroupName', 'Domain'];

/** A text with examples, as long as they get, in place of what CloudFormation fills in. */
export function filledIn(value: unknown, resources: Resources): string {
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  const [[intrinsic, of] = ['', undefined]] = Object.entries(record(value));
  const fill = (part: unknown) => filledIn(part, resources);
  switch (intrinsic) {
    case 'Ref':
      return referenceTo(String(of), resources);
    case 'Fn::GetAtt':
      return attributeOf(String(list(of)[0]), String(list(of)[1]), resources);
    case 'Fn::Join': {
      const [between, parts] = list(of);
      return list(parts).map(fill).join(String(between));
    }
    case 'Fn::Sub':
      return String(of).replace(/\$\{([^}]+)\}/g, (_, name: string) => referenceTo(name, resources));
    case 'Fn::Select': {
      const [index, split] = list(of);
      const [between, text] = list(record(split)['Fn::Split']);
      return fill(text).split(String(between))[Number(index)] ?? '';
    }
    default:
      throw new Error(`no example of ${JSON.stringify(value)}`);
  }
}

function referenceTo(name: string, resources: Resources): string {
  const pseudo = PSEUDO[name];
  if (pseudo !== undefined) return pseudo;
  const resource = resources.find(({ id }) => id === name);
  if (resource === undefined) throw new Error(`nothing is called ${name}`);
  const named = NAMED_BY.map((property) => resource.properties[property]).find((given) => given !== undefined);
  return REFERENCES[resource.type] ?? (named === undefined ? generatedName(resource) : filledIn(named, resources));
}

/** Most names may have 64 characters, and CloudFormation uses them up. */
function generatedName({ id }: Resource): string {
  return `${'S'.repeat(24)}-${id.slice(0, 24)}-1A2B3C4D5E6F7`;
}

function attributeOf(name: string, attribute: string, resources: Resources): string {
  if (attribute === 'DomainName') return 'd111111abcdef8.cloudfront.net';
  const reference = referenceTo(name, resources);
  return attribute.endsWith('Arn') ? `arn:aws:service:ap-northeast-1:111122223333:resource-type/${reference}` : reference;
}

/** A document of JSON, with everything filled in. */
export function filledInDocument(value: unknown, resources: Resources): unknown {
  if (Array.isArray(value)) return value.map((item) => filledInDocument(item, resources));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  if (entries.length === 1 && entries.every(([key]) => key === 'Ref' || key.startsWith('Fn::')))
    return filledIn(value, resources);
  return Object.fromEntries(entries.map(([key, item]) => [key, filledInDocument(item, resources)]));
}
