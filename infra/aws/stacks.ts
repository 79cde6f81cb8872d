import type { App } from 'aws-cdk-lib';
import { compact } from '../../bot/model/compact';
import type { Service } from '../../bot/model/service';
import type { Assets } from './assets';
import { CERTIFICATE_REGION, CertificateStack, certificateApart } from './domain';
import { firstAdmin, refuseForeignPage } from './service-file';
import type { Settings } from './settings';
import { MostradorStack } from './stack';

/** What the stack takes from the organisation's service file. */
export type ServiceParts = Pick<Service, 'embedOrigins'> & {
  readonly team: readonly Pick<Service['team'][number], 'login' | 'role'>[];
};

/**
 * Adds the stack of a stage; and a stack for the certificate of its domain, if that has to be made in another region.
 *
 * @throws Error with the remedy, when the settings do not fit the service file
 */
export function addStacks(
  app: App,
  settings: Settings,
  service: ServiceParts,
  assets: () => Assets,
  version?: string,
): MostradorStack {
  const admin = firstAdmin(settings, service.team);
  refuseForeignPage(settings, service.embedOrigins);
  const { site, account, region } = settings;
  const certificate =
    site !== undefined && certificateApart(settings)
      ? new CertificateStack(app, `${settings.stackName}-Certificate`, {
          description: 'Mostrador: the certificate of the site',
          env: compact({ account, region: CERTIFICATE_REGION }),
          crossRegionReferences: true,
          site,
        }).certificate
      : undefined;
  return new MostradorStack(app, settings.stackName, {
    description: 'Mostrador: a support desk that answers from knowledge files and hands over to people',
    env: compact({ account, region }),
    crossRegionReferences: certificate !== undefined,
    ...compact({ admin, certificate, version }),
    settings,
    assets: assets(),
    embedOrigins: service.embedOrigins,
  });
}
