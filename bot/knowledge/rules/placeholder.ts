import { perLanguage } from '../../language/facts';
import { variablesOf } from '../variables';
import { inAnswer, type Rule, withoutCode } from './rule';

/** `{name}` in an answer, with its name. */
const PLACEHOLDER_IN_TEXT = /\{(\w{1,40})\}/g;

export const PLACEHOLDER: Rule = {
  name: 'placeholder',
  find: ({ entries, service: { service } }) => {
    const variables = perLanguage((language) => variablesOf(service, language));
    return entries.flatMap((located) => {
      const known = variables[located.entry.language];
      return [...withoutCode(located.entry.answer).matchAll(PLACEHOLDER_IN_TEXT)].flatMap(({ index, 1: name = '' }) => {
        if (Object.hasOwn(known, name)) return [];
        const message = `Correct {${name}} to one of ${Object.keys(known)
          .map((one) => `{${one}}`)
          .join(', ')}, or give it a value under \`constants\` in service.yaml: nothing is filled in for it here.`;
        return [inAnswer(located, index, message)];
      });
    });
  },
};
