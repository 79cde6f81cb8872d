import type { es } from './es';

/** What the bot says in English: the same keys as in Spanish. */
export const en: Readonly<Record<keyof typeof es, string>> = {
  'greeting.morning': 'Good morning{name}. I am the automated assistant of {organisation}. How can I help?',
  'greeting.afternoon': 'Good afternoon{name}. I am the automated assistant of {organisation}. How can I help?',
  'greeting.night': 'Good evening{name}. I am the automated assistant of {organisation}. How can I help?',
  'answer.otherLanguage': 'I only have this in Spanish; here it is as it stands.',
  'answer.two': 'You ask two things. Here is the answer to one; the other is one tap away, below: “{question}”',
  'heard.upset': 'I am very sorry about the trouble. You tell me: “{problem}”.',
  'heard.sorry': 'I am very sorry about the trouble.',
  'heard.urgent': 'I understand that it is urgent.',
  'heard.answer': 'This is what I can say right now; if you prefer, I hand you over to a person at once.',
  'clarify.ask': 'I am not sure that I understood you. Do you mean one of these?',
  'topic.ask': 'This is what people ask most. Choose one, or write me your question.',
  'clarify.none': 'None of these',
  'choice.person': 'Talk to a person',
  'choice.reopen': 'Reopen the request',
  'choice.cancel': 'Not needed any more',
  'fallback.ask':
    'I am not sure that I understood you, and I would rather not give you a wrong answer. Can you say it another way? If you prefer, a person will help you.',
  'fallback.none': 'Then I guessed wrong, sorry. Can you tell me in other words? If you prefer, a person will help you.',
  'handoff.asked': 'Of course. I am passing your question to a person in the team.',
  'handoff.misses': 'I have no answer that I am sure of, so I am passing this to a person in the team.',
  'handoff.upset':
    'I am very sorry about the trouble. You tell me: “{problem}”. I am passing it to a person in the team right now, to put it right.',
  'handoff.sorry': 'I am very sorry about the trouble. I am passing it to a person in the team right now, to put it right.',
  'handoff.entry': 'This needs a person; I am passing it to the team.',
  'handoff.not_helpful': 'I am sorry that it did not help. I am passing it to a person in the team, with your question.',
  'handoff.danger': 'I am telling a person in the team right now. If there is danger, do not wait for their answer.',
  'danger.first':
    'Your safety comes first: keep away and, if anybody is in danger, call 112, 999 or the emergency number of your country.',
  'danger.again': 'If there is danger, do not wait: keep away and call 112, 999 or the emergency number of your country.',
  'danger.closed':
    'I am telling the team, but these are not their hours: perhaps nobody reads it until {opening}. Until then, the place for any danger is 112, 999 or the emergency number of your country.',
  'danger.merged': 'Your request {number} goes on as {into}. You will have a reply by {due} at the latest.',
  'danger.reopened': 'I have reopened your request {number}. You will have a reply by {due} at the latest.',
  'danger.reopenedWith': 'I have reopened your request {number}. {assignee} has it, and will reply by {due} at the latest.',
  'danger.unwanted':
    'Is everybody safe? As you told of danger, your request {number} stays open until the team knows for sure. If anybody is in danger, call 112, 999 or the emergency number of your country.',
  'danger.told': 'I am telling a person in the team right now.',
  'danger.toldWith': 'I am telling {assignee} right now.',
  'handoff.promise': 'Your request number is {number}. You will have a reply by {due} at the latest.',
  'handoff.promiseWith': 'Your request number is {number}. {assignee} has it, and will reply by {due} at the latest.',
  'handoff.contact':
    'If you like, leave your name and e-mail address so that we can reach you. You can close this page: the conversation will be here when you come back.',
  'contact.kept': 'Thank you{name}. We will write to you at {email}.',
  'handoff.details': 'Thank you, I have added that to your request {number}.',
  'handoff.already': 'Your request {number} is with the team already. You will have a reply by {due} at the latest.',
  'handoff.alreadyWith': 'Your request {number} is with {assignee} already. You will have a reply by {due} at the latest.',
  'waiting.added': 'I have added it to your request {number}; whoever replies will read it.',
  'waiting.addedWith': 'I have added it to your request {number}; {assignee} will read it.',
  'closing.ask': 'Shall I close your request {number}, then?',
  'closing.yes': 'Yes, close it',
  'closing.no': 'No, I still want a reply',
  'closing.goodbye': 'All right. If you need anything else, I am here.',
  'cancel.done': 'All right, I have closed your request {number}. If you need anything else, I am here.',
  'feedback.yes': 'I am glad that it helped. Is there anything else?',
  'feedback.no':
    'I am sorry that it did not help. Can you say it another way, or would you like a person? I would pass on your question: “{problem}”.',
  'feedback.customer.yes': 'Yes, this helped',
  'feedback.customer.no': 'This did not help',
  'followUp.settled': 'We are glad to hear it. Thank you for telling us; we are here whenever you need us.',
  'resolved.reopen': 'If your request {number} was not settled, you can reopen it and it goes back to the team.',
  'resolved.merged':
    'Your request {number} goes on as {into}: the team has it there, with everything that you told us. If it is about something else, you can reopen this one.',
  'rating.thanks': 'Thank you for your rating. The whole team will read it.',
  'rating.customer': 'Rating: {score} of 5',
  'reopen.done':
    'I have reopened your request {number}. I am sorry that it was not settled. You will have a reply by {due} at the latest.',
  'reopen.doneWith':
    'I have reopened your request {number}. I am sorry that it was not settled. {assignee} has it, and will reply by {due} at the latest.',
};
