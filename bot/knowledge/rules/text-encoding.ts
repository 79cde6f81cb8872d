import { inText, type Rule } from './rule';

/** What was left of bytes that were no UTF-8. */
const LOST = /\uFFFD/;
/** UTF-8 that was read as Latin-1 or Windows-1252: the first byte of é is Ã, that of ’ is â€. */
const OF_TWO = '[\u00C2\u00C3][\u0080-\u00BF]';
const OF_THREE = '\u00E2\u20AC[\u0080-\u00BF\u2018-\u2122\u0153\u017E\u02DC]';
const MISREAD = new RegExp(`${OF_TWO}|${OF_THREE}`);

export const TEXT_ENCODING: Rule = {
  name: 'text-encoding',
  find: ({ files }) =>
    files.flatMap(({ path, text }) => {
      const lost = text.search(LOST);
      if (lost >= 0) {
        return [
          inText(
            path,
            text,
            lost,
            'Save the file as UTF-8, and write this character anew: it could not be read, and customers see �.',
          ),
        ];
      }
      const misread = text.search(MISREAD);
      if (misread < 0) return [];
      return [
        inText(
          path,
          text,
          misread,
          `Write “${text.slice(misread, misread + 3)}” anew: the text was saved in UTF-8 and opened as something else.`,
        ),
      ];
    }),
};
