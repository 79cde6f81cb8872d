import Holidays from 'date-holidays';
import { UsageError } from '../usage-error';
import type { KnowledgeCommand } from './command';

/** Writes the public holidays of a place, for somebody to look over. */
export const HOLIDAYS: KnowledgeCommand = {
  name: 'holidays',
  summary: 'write the public holidays of a country or region, to look over and paste into service.yaml',
  takes: { names: 'PLACE YEAR', least: 2, most: 2 },
  details: [
    'A place is a country and, if it has some, its region: ES, ES-MD, MX, US-CA. The dates come from the package date-holidays:',
    'look them over, and add those of your town. Nothing is written to a file.',
  ],
  examples: ['holidays ES-MD 2027', 'holidays MX 2027 --json'],
  async run(args, terminal) {
    const [place = '', written = ''] = args.words;
    const year = /^\d{4}$/.test(written) ? Number(written) : Number.NaN;
    if (!(year >= 2000 && year <= 2100)) throw new UsageError(`A year has four digits, such as 2027, not “${written}”.`);
    const [country = '', region, part] = place.split('-');
    const calendar = new Holidays();
    const countries = calendar.getCountries('en');
    if (!Object.hasOwn(countries, country)) throw new UsageError(`There is no country “${country}”: write it like ES or ES-MD.`);
    const regions = calendar.getStates(country, 'en') ?? {};
    if (region !== undefined && !Object.hasOwn(regions, region)) {
      const known = Object.entries(regions).map(([code, name]) => `${code} (${name})`);
      throw new UsageError(
        `${country} has no region “${region}”: ${known.length === 0 ? 'it has none here' : `say ${known.join(', ')}`}.`,
      );
    }
    const found = new Holidays(country, region ?? '', part ?? '')
      .getHolidays(year)
      .filter(({ type }) => type === 'public')
      .map(({ date, name }) => ({ date: date.slice(0, 10), name }));
    // A day off in place of another may fall on the same date.
    const days = [...new Map(found.reverse().map((day) => [day.date, day])).values()].reverse();
    terminal.line(`  # ${place} ${year}, to be looked over; under hours in service.yaml`);
    terminal.line('  holidays:');
    for (const { date, name } of days) terminal.line(`    - "${date}" # ${name}`);
    terminal.data({ place, year, holidays: days });
    return 0;
  },
};
