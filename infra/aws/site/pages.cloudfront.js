// Runs in CloudFront (cloudfront-js-2.0) before the pages' bucket is read. `infra/local/site` follows the same rule:
// addresses below /desk that are not files belong to the desk's script; a folder, with a slash or below /help without, means its index.html.
// biome-ignore lint/correctness/noUnusedVariables: CloudFront calls it by this name.
function handler(event) {
  const request = event.request;
  const path = request.uri;
  const isFile = path.slice(path.lastIndexOf('/')).includes('.');
  if ((path === '/desk' || path.startsWith('/desk/')) && !isFile) request.uri = '/desk/index.html';
  else if (path.endsWith('/')) request.uri = `${path}index.html`;
  else if ((path === '/help' || path.startsWith('/help/')) && !isFile) request.uri = `${path}/index.html`;
  return request;
}
