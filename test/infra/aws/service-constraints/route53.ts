import { record } from '../deployed';
import { add, type Constraint, each } from './template/constraint';

const RECORD = 'AWS::Route53::RecordSet';
const API = 'https://docs.aws.amazon.com/Route53/latest/APIReference';

/** The zone in which all distributions are. */
const CLOUDFRONT_ZONE = 'Z2FDTNDATAQYW2';

const record53 = (properties: Readonly<Record<string, unknown>>) =>
  add(RECORD, {
    HostedZoneId: 'Z0123456789ABCDEFGHIJ',
    Name: 'help.example.com',
    Type: 'A',
    AliasTarget: { DNSName: 'd111111abcdef8.cloudfront.net', HostedZoneId: CLOUDFRONT_ZONE },
    ...properties,
  });

/** `{"Fn::FindInMap": [map, partition, "zoneId"]}` as CDK writes it, or the zone itself. */
function isCloudFrontZone(zone: unknown): boolean {
  return zone === CLOUDFRONT_ZONE || JSON.stringify(zone)?.includes('"AWSCloudFrontPartitionHostedZoneIdMap"') === true;
}

export const route53: readonly Constraint[] = [
  each(RECORD, {
    rule: 'an alias names a distribution in the zone of CloudFront, and has neither values nor a time to live',
    source: `${API}/API_AliasTarget.html`,
    check: ({ properties: { AliasTarget, TTL, ResourceRecords, Type } }) =>
      AliasTarget === undefined ||
      (isCloudFrontZone(record(AliasTarget).HostedZoneId) &&
        TTL === undefined &&
        ResourceRecords === undefined &&
        ['A', 'AAAA', 'HTTPS'].includes(String(Type))),
    refused: [
      record53({ TTL: '300' }),
      record53({ ResourceRecords: ['192.0.2.1'] }),
      record53({ Type: 'CNAME' }),
      record53({ AliasTarget: { DNSName: 'd111111abcdef8.cloudfront.net', HostedZoneId: 'Z0123456789ABCDEFGHIJ' } }),
    ],
  }),
  each(RECORD, {
    rule: 'a record is in a zone that is named once, by its id or by its name',
    source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-route53-recordset.html',
    check: ({ properties: { HostedZoneId, HostedZoneName } }) => (HostedZoneId === undefined) !== (HostedZoneName === undefined),
    refused: [record53({ HostedZoneId: undefined }), record53({ HostedZoneName: 'example.com.' })],
  }),
  each(RECORD, {
    rule: 'a record that leads to a distribution has a name that the distribution answers to',
    source: 'https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/routing-to-cloudfront-distribution.html',
    check: ({ properties: { Name } }, resources) =>
      resources.some(
        ({ type, properties }) =>
          type === 'AWS::CloudFront::Distribution' &&
          JSON.stringify(record(properties.DistributionConfig).Aliases ?? []).includes(JSON.stringify(Name)),
      ),
    refused: [record53({ Name: 'www.example.com' })],
  }),
];
