import { Stack, type StackProps } from 'aws-cdk-lib';
import { Certificate, CertificateValidation, type ICertificate } from 'aws-cdk-lib/aws-certificatemanager';
import type { IDistribution } from 'aws-cdk-lib/aws-cloudfront';
import { CfnRecordSet, HostedZone } from 'aws-cdk-lib/aws-route53';
import { CloudFrontTarget } from 'aws-cdk-lib/aws-route53-targets';
import type { Construct } from 'constructs';
import type { Settings } from './settings';

/** The only region whose certificates CloudFront uses. */
export const CERTIFICATE_REGION = 'us-east-1';

type SiteDomain = NonNullable<Settings['site']>;

/** Whether the certificate has to be made in another region than the stack, and so in a stack of its own. */
export function certificateApart({ site, region }: Pick<Settings, 'site' | 'region'>): boolean {
  return site !== undefined && site.certificateArn === undefined && region !== CERTIFICATE_REGION;
}

/** The certificate of the domain: the given one, or one that Route 53 proves. */
export function certificateOf(scope: Construct, { domain, certificateArn, hostedZoneId }: SiteDomain): ICertificate {
  if (certificateArn !== undefined) return Certificate.fromCertificateArn(scope, 'Certificate', certificateArn);
  if (hostedZoneId === undefined) throw new Error(`There is neither a certificate nor a hosted zone for ${domain}.`);
  const zone = HostedZone.fromHostedZoneId(scope, 'Zone', hostedZoneId);
  return new Certificate(scope, 'Certificate', { domainName: domain, validation: CertificateValidation.fromDns(zone) });
}

/** A certificate in the region where CloudFront looks for them. */
export class CertificateStack extends Stack {
  readonly certificate: ICertificate;

  constructor(scope: Construct, id: string, { site, ...props }: StackProps & { readonly site: SiteDomain }) {
    super(scope, id, props);
    this.certificate = certificateOf(this, site);
  }
}

/** Leads the domain to the distribution, over IPv4 and IPv6. */
export function pointDomain(scope: Construct, { domain, hostedZoneId }: SiteDomain, distribution: IDistribution): void {
  if (hostedZoneId === undefined) return;
  for (const type of ['A', 'AAAA']) {
    new CfnRecordSet(scope, `Domain${type}`, {
      hostedZoneId,
      name: domain,
      type,
      aliasTarget: {
        dnsName: distribution.distributionDomainName,
        hostedZoneId: CloudFrontTarget.getHostedZoneId(scope),
      },
    });
  }
}
