import { inText, type Rule } from './rule';

/** Domains that nobody can own (RFC 2606): they stand in samples. */
const RESERVED = /[\w.-]+\.example\b/;

/** What is left of a sample once the organisation has an address of its own. */
export const SAMPLE_LEFTOVER: Rule = {
  name: 'sample-leftover',
  find: ({ files, service: { service } }) => {
    const { email = '', url = '' } = service.organisation;
    const isSample = RESERVED.test(email) || RESERVED.test(url);
    if (isSample || (email === '' && url === '')) return [];
    return files.flatMap(({ path, text }) => {
      // Notes have no effect.
      const read = text.replace(/^\s*#.*$/gm, (note) => ' '.repeat(note.length));
      const found = RESERVED.exec(read);
      if (found === null) return [];
      const message = `Write your own address, or remove the line: “${found[0]}” is left of a sample, and leads nowhere.`;
      const cause = {
        id: `leftover ${found[0]}`,
        message: `Write your own address, or remove the lines: “${found[0]}” is left of a sample, and leads nowhere.`,
      };
      return [{ ...inText(path, text, found.index, message), cause }];
    });
  },
};
