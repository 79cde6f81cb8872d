import { at, type Constraint, each, set, strings } from './constraint';

const POOL = 'AWS::Cognito::UserPool';

export const cognito: readonly Constraint[] = [
  each(POOL, {
    // Otherwise: "All attributes in AttributesRequireVerificationBeforeUpdate must exist in AutoVerifiedAttributes".
    rule: 'an attribute keeps its old value until the new one is verified only if Cognito verifies it by itself',
    source: 'https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-email-phone-verification.html',
    check: ({ properties }) =>
      strings(at(properties, 'UserAttributeUpdateSettings.AttributesRequireVerificationBeforeUpdate')).filter(
        (attribute) => !strings(properties.AutoVerifiedAttributes).includes(attribute),
      ),
    refused: [
      set(POOL, 'AutoVerifiedAttributes', undefined),
      set(POOL, 'UserAttributeUpdateSettings.AttributesRequireVerificationBeforeUpdate', ['email', 'phone_number']),
    ],
  }),
];
