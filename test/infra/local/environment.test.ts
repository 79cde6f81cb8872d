import { readConfig } from '../../../functions/config';
import { dataFolder } from '../../../infra/local/data-folder';
import { functionEnvironment } from '../../../infra/local/environment';

const parts = {
  data: dataFolder('/data'),
  knowledgeFiles: '/knowledge',
  matcherVersion: '1',
  tableName: 'mostrador',
  dynamodbEndpoint: 'http://127.0.0.1:8000',
  lambdaEndpoint: 'http://127.0.0.1:9000',
  liveEndpoint: 'http://127.0.0.1:9001',
  credentials: { accessKeyId: 'local', secretAccessKey: 'of this start' },
  siteUrl: 'http://localhost:3000',
  inherited: {},
};

describe('the environment of functions on one machine', () => {
  it('is one that they can be configured by', () => {
    expect(readConfig(functionEnvironment(parts))).toMatchObject({
      run: 'local',
      tableName: 'mostrador',
      lambdaEndpoint: 'http://127.0.0.1:9000',
      liveEndpoint: 'http://127.0.0.1:9001',
      siteUrl: 'http://localhost:3000',
      relayFunction: 'relay',
      teamsFunction: 'teams',
      mailFrom: expect.stringContaining('@'),
    });
  });

  it('has nothing of the AWS account of whoever starts the server', () => {
    const inherited = { AWS_PROFILE: 'work', AWS_SESSION_TOKEN: 'secret', AWS_ACCESS_KEY_ID: 'AKIA', PATH: '/bin' };
    const environment = functionEnvironment({ ...parts, inherited });
    expect(environment).not.toHaveProperty('AWS_PROFILE');
    expect(environment).not.toHaveProperty('AWS_SESSION_TOKEN');
    expect(environment).toMatchObject({ AWS_ACCESS_KEY_ID: 'local', AWS_SECRET_ACCESS_KEY: 'of this start', PATH: '/bin' });
  });

  it('hands on the configuration of Teams, and lets a test say otherwise', () => {
    const inherited = { TEAMS_APP_ID: 'app', MAIL_FROM: 'help@shop.example' };
    const environment = functionEnvironment({ ...parts, inherited, overrides: { SITE_URL: 'http://other' } });
    expect(environment).toMatchObject({ TEAMS_APP_ID: 'app', MAIL_FROM: 'help@shop.example', SITE_URL: 'http://other' });
  });
});
