import { deploy, FULL, SYNTHESIS_MS } from '../deployed';
import { cloudFront } from './cloudfront';
import { cognito } from './cognito';
import { protectedAgainstDeletion, rollback } from './rollback';
import type { Resources } from './template/constraint';

const SERVICES = {
  Cognito: cognito,
  CloudFront: cloudFront,
  'a deployment that fails': rollback,
};

const CONSTRAINTS = Object.entries(SERVICES).flatMap(([service, constraints]) =>
  constraints.map((constraint) => ({ service, ...constraint })),
);

/** The longest name that `stackName` may be: names that are made of it must still fit. */
const LONGEST_NAME = 'S'.repeat(40);

let plain: Resources;
let full: Resources;
let longest: Resources;
beforeAll(() => {
  const embedOrigins = ['https://shop.example'];
  plain = deploy().resources;
  full = deploy(FULL, { embedOrigins }).resources;
  longest = deploy({ ...FULL, stackName: LONGEST_NAME }, { embedOrigins }).resources;
}, SYNTHESIS_MS);

describe('the template keeps what only the service checks', () => {
  it.each(CONSTRAINTS)('$service: $rule', ({ faults }) => {
    expect({ plain: faults(plain), full: faults(full), longest: faults(longest) }).toEqual({ plain: [], full: [], longest: [] });
  });
});

describe('a template that would be refused is noticed', () => {
  it.each(CONSTRAINTS)('$service: $rule', ({ faults, refused }) => {
    const unnoticed = [plain, full].map((resources) =>
      refused.flatMap((change, index) => (faults(change(resources)).length === 0 ? [`change ${index}`] : [])),
    );
    expect(refused.length).toBeGreaterThan(0);
    expect(unnoticed).toEqual([[], []]);
  });
});

describe('deletion protection', () => {
  it('guards the table and the people unless the operator says otherwise, so that a first deployment can be taken back', () => {
    expect(protectedAgainstDeletion(plain)).toEqual(['AWS::DynamoDB::GlobalTable', 'AWS::Cognito::UserPool']);
    expect(protectedAgainstDeletion(full)).toEqual([]);
  });
});

it('every rule says where the service documents it', () => {
  expect(CONSTRAINTS.filter(({ source }) => !source.startsWith('https://docs.aws.amazon.com/'))).toEqual([]);
});
