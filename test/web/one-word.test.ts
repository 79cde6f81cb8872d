import { conversation } from '../../bot/language/compiled/conversation';
import { tickets } from '../../bot/language/compiled/tickets';
import { teamsPhrase } from '../../bot/language/phrases';
import { LANGUAGES } from '../../web/widget/language';
import { texts as en } from '../../web/widget/language/en';
import { texts as es } from '../../web/widget/language/es';
import { smallKnowledge } from '../support/small-knowledge';

const { service } = smallKnowledge().base;
const TEXTS = { es, en };

/** What customers read of what they asked for is one thing by one name; "ticket" is the word of the desk. */
describe.each(LANGUAGES)('in %s', (language) => {
  const said = [
    ...Object.values(conversation[language]),
    ...Object.values(tickets[language]),
    ...Object.values(TEXTS[language]).map(String),
    teamsPhrase(service, language, 'teams.ticket'),
  ];

  it('no text for customers speaks of tickets', () => {
    expect(said.length).toBeGreaterThan(100);
    expect(said.filter((text) => /\bti[ck]{1,2}ets?\b/i.test(text))).toEqual([]);
  });
});

it('page and Teams name the one who is responsible alike, whoever answers', () => {
  for (const language of LANGUAGES) expect(TEXTS[language].owner).toBe(teamsPhrase(service, language, 'teams.assignee'));
});
