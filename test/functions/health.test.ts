import { healthApp } from '../../functions/health/app';
import packageJson from '../../package.json';
import { testPorts } from '../support/conversation-ports';

const version = async (config?: { readonly version?: string }) => {
  const response = await healthApp(() => ({ ...testPorts(), ...(config === undefined ? {} : { config }) })).request('/v1/health');
  return JSON.parse(await response.text()).version;
};

test('health shows the version that was deployed, and the version of the package where nobody has said', async () => {
  expect(await version({ version: '0.1.0+2e6c95b' })).toBe('0.1.0+2e6c95b');
  expect(await version({})).toBe(packageJson.version);
  expect(await version()).toBe(packageJson.version);
});

test('health answers a HEAD', async () => {
  const response = await healthApp(testPorts).request('/v1/health', { method: 'HEAD' });
  expect([response.status, await response.text()]).toEqual([200, '']);
});
