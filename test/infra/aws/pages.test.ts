import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';

const code = readFileSync(join(__dirname, '../../../infra/aws/site/pages.cloudfront.js'), 'utf8');

/** As CloudFront calls it: by name, with a request, in a world without Node. */
const pageOf = (uri: string): string => runInNewContext(`${code}; handler({ request: { uri } }).uri`, { uri });

describe('the page of an address', () => {
  it.each([
    ['/', '/index.html'],
    ['/widget.js', '/widget.js'],
    ['/nothing', '/nothing'],
    ['/shop/', '/shop/index.html'],
    ['/desk', '/desk/index.html'],
    ['/desk/', '/desk/index.html'],
    ['/desk/tickets/M-7K3Q9XZA', '/desk/index.html'],
    ['/desk/v1.2/tickets', '/desk/index.html'],
    ['/desk/desk.js', '/desk/desk.js'],
    ['/desk/gone-ABCDEFGH.js', '/desk/gone-ABCDEFGH.js'],
    ['/desktop', '/desktop'],
    ['/help', '/help/index.html'],
    ['/help/', '/help/index.html'],
    ['/help/en/', '/help/en/index.html'],
    ['/help/en', '/help/en/index.html'],
    ['/help/en/delivery/times.html', '/help/en/delivery/times.html'],
    ['/help.js', '/help.js'],
  ])('%s is %s', (address, page) => {
    expect(pageOf(address)).toBe(page);
  });

  it('fits into what CloudFront takes (10 KB)', () => {
    expect(Buffer.byteLength(code)).toBeLessThan(10 * 1024);
  });
});
