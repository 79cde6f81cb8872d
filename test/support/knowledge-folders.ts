import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The shop that tests ask: a part of the sample that stays as it is, whatever stands in `knowledge/`. */
export const TEST_SHOP = join(__dirname, 'shop');

/** What an adopter replaces. */
export const KNOWLEDGE = join(__dirname, '../../knowledge');

/** Whether `knowledge/` still holds the sample shop. */
const holdsSample = /^organisation: .*casaclara\.example/m.test(readFileSync(join(KNOWLEDGE, 'service.yaml'), 'utf8'));

/** A suite about the sample shop itself: skipped once an organisation has put its own knowledge in its place. */
export const describeSample = (name: string, suite: () => void): void => (holdsSample ? describe : describe.skip)(name, suite);
