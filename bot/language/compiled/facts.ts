/** Written by `npm run language` from the folders of bot/language; change those, and run it again. */
import type { Language } from '../../model/language';
import type { LanguageFacts } from '../facts';

export const facts: Readonly<Record<Language, LanguageFacts>> = {
  "es": {
    "name": "español",
    "locale": "es-ES",
    "stemmer": "spanish",
    "sound": "spanish",
    "afternoon": {
      "from": 14,
      "to": 21
    },
    "dueTime": "el {weekday} {day} de {month} a las {time} ({zone})"
  },
  "en": {
    "name": "English",
    "locale": "en-GB",
    "stemmer": "english",
    "sound": "none",
    "afternoon": {
      "from": 12,
      "to": 18
    },
    "dueTime": "{weekday} {day} {month} at {time} ({zone})"
  }
};
