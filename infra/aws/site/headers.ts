import { Duration } from 'aws-cdk-lib';
import { HeadersFrameOption, HeadersReferrerPolicy, type ResponseHeadersPolicyProps } from 'aws-cdk-lib/aws-cloudfront';

/**
 * Headers as CloudFront requires them: security and CORS headers have their own settings and are rejected among the others.
 *
 * @throws Error for a value that CloudFront cannot express, so that no header is lost
 */
export function headersPolicy(
  headers: Readonly<Record<string, string>>,
): Pick<ResponseHeadersPolicyProps, 'corsBehavior'> &
  Required<Pick<ResponseHeadersPolicyProps, 'securityHeadersBehavior' | 'customHeadersBehavior'>> {
  const override = true;
  const rest = new Map(Object.entries(headers));
  const take = (name: string) => {
    const value = rest.get(name);
    rest.delete(name);
    return value;
  };
  const csp = take('content-security-policy');
  const nosniff = take('x-content-type-options');
  const frame = take('x-frame-options');
  const referrer = take('referrer-policy');
  const hsts = take('strict-transport-security');
  const cors = take('access-control-allow-origin');
  if (nosniff !== undefined && nosniff !== 'nosniff') throw inexpressible('x-content-type-options', nosniff);
  return {
    // CloudFront has separate settings for CORS, too.
    ...(cors === undefined
      ? {}
      : {
          corsBehavior: {
            accessControlAllowCredentials: false,
            accessControlAllowHeaders: ['*'],
            accessControlAllowMethods: ['GET', 'HEAD'],
            accessControlAllowOrigins: [cors],
            originOverride: override,
          },
        }),
    securityHeadersBehavior: {
      ...(csp === undefined ? {} : { contentSecurityPolicy: { contentSecurityPolicy: csp, override } }),
      ...(nosniff === undefined ? {} : { contentTypeOptions: { override } }),
      ...(frame === undefined
        ? {}
        : { frameOptions: { frameOption: oneOf(HeadersFrameOption, 'x-frame-options', frame), override } }),
      ...(referrer === undefined
        ? {}
        : { referrerPolicy: { referrerPolicy: oneOf(HeadersReferrerPolicy, 'referrer-policy', referrer), override } }),
      ...(hsts === undefined ? {} : { strictTransportSecurity: { ...readHsts(hsts), override } }),
    },
    customHeadersBehavior: { customHeaders: [...rest].map(([header, value]) => ({ header, value, override })) },
  };
}

function oneOf<Value extends string>(values: Readonly<Record<string, Value>>, header: string, value: string): Value {
  const found = Object.values(values).find((candidate) => candidate === value);
  if (found === undefined) throw inexpressible(header, value);
  return found;
}

function readHsts(value: string) {
  const [, seconds, subdomains] = /^max-age=(\d+)(; includeSubDomains)?$/.exec(value) ?? [];
  if (seconds === undefined) throw inexpressible('strict-transport-security', value);
  return { accessControlMaxAge: Duration.seconds(Number(seconds)), includeSubdomains: subdomains !== undefined };
}

function inexpressible(header: string, value: string): Error {
  return new Error(`CloudFront has no setting for \`${header}: ${value}\`.`);
}
