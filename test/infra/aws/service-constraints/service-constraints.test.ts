import { deploy, FULL, SYNTHESIS_MS } from '../deployed';
import { cognito } from './cognito';
import type { Resources } from './constraint';

const SERVICES = { Cognito: cognito };

const CONSTRAINTS = Object.entries(SERVICES).flatMap(([service, constraints]) =>
  constraints.map((constraint) => ({ service, ...constraint })),
);

/** The longest name that `stackName` may be: names that are made of it must still fit. */
const LONGEST_NAME = 'S'.repeat(40);

let templates: readonly Resources[];
beforeAll(() => {
  const embedOrigins = ['https://shop.example'];
  templates = [deploy(), deploy(FULL, { embedOrigins }), deploy({ ...FULL, stackName: LONGEST_NAME }, { embedOrigins })].map(
    ({ resources }) => resources,
  );
}, SYNTHESIS_MS);

describe('the template keeps what only the service checks', () => {
  it.each(CONSTRAINTS)('$service: $rule', ({ faults }) => {
    expect(templates.flatMap((resources) => faults(resources))).toEqual([]);
  });
});

describe('a template that would be refused is noticed', () => {
  it.each(CONSTRAINTS)('$service: $rule', ({ faults, refused }) => {
    expect(refused.length).toBeGreaterThan(0);
    for (const change of refused) {
      for (const resources of templates)
        expect([change.toString(), faults(change(resources))]).not.toEqual([change.toString(), []]);
    }
  });
});
