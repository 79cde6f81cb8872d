import type { z } from 'zod';
import type { ErrorCode } from '../../bot/model/errors';
import type { Route } from '../registry';
import * as schemas from './schemas';

/** One call of the API: what it takes, what it gives, and how it may fail. */
export interface Operation {
  readonly summary: string;
  readonly body?: z.ZodType;
  readonly query?: z.ZodType;
  readonly status: 200 | 201 | 204;
  readonly response?: z.ZodType;
  /** The same body under another status: how it is degraded. */
  readonly degradedStatus?: 503;
  readonly problems: readonly ErrorCode[];
}

const INPUT = ['INVALID_REQUEST', 'INVALID_JSON', 'TOO_LARGE'] as const;
const OWN = ['CONVERSATION_NOT_FOUND', 'UNAVAILABLE'] as const;
const STAFF = ['UNAUTHENTICATED', 'FORBIDDEN', 'UNAVAILABLE'] as const;
const TICKET = [...STAFF, 'TICKET_NOT_FOUND'] as const;
const MOVE = [...TICKET, ...INPUT, 'ILLEGAL_MOVE', 'VERSION_CONFLICT', 'MESSAGE_ID_REUSED'] as const;

const news = (summary: string, body: z.ZodType, problems: readonly ErrorCode[] = []): Operation => ({
  summary,
  body,
  status: 200,
  response: schemas.news,
  problems: [...INPUT, ...OWN, ...problems],
});
const move = (summary: string, body: z.ZodType, problems: readonly ErrorCode[] = []): Operation => ({
  summary,
  body,
  status: 200,
  response: schemas.ticketDetail,
  problems: [...MOVE, ...problems],
});

/** By `METHOD path`, as in the registry; a test holds the two against each other. */
export const OPERATIONS: Readonly<Record<`${Route['method']} ${string}`, Operation>> = {
  'POST /v1/conversations': {
    summary: 'Opens a conversation and greets; the token is shown this once',
    body: schemas.openConversation,
    status: 201,
    response: schemas.opened,
    problems: [...INPUT, 'RATE_LIMITED', 'UNAVAILABLE'],
  },
  'POST /v1/conversations/resume': {
    summary: 'Opens a conversation again with the code of a link in a mail, which works once; earlier tokens stay valid',
    body: schemas.resumeConversation,
    status: 200,
    response: schemas.resumed,
    problems: [...INPUT, ...OWN, 'RATE_LIMITED'],
  },
  'POST /v1/conversations/{id}/messages': news(
    'One turn: the customer’s message and the replies; the same id gives the same reply',
    schemas.sendMessage,
    ['CONVERSATION_CLOSED', 'MESSAGE_ID_REUSED', 'RATE_LIMITED'],
  ),
  'GET /v1/conversations/{id}/messages': {
    summary: 'News since `after`; honours If-None-Match',
    query: schemas.newsQuery,
    status: 200,
    response: schemas.news,
    problems: ['INVALID_REQUEST', ...OWN],
  },
  'POST /v1/conversations/{id}/feedback': news('Did this answer help?', schemas.giveFeedback, [
    'MESSAGE_ID_REUSED',
    'CONVERSATION_CLOSED',
  ]),
  'POST /v1/conversations/{id}/handoff': news(
    'A person, please; again with contact details adds them to the same ticket',
    schemas.askForPerson,
    ['CONVERSATION_CLOSED'],
  ),
  'POST /v1/conversations/{id}/rating': news('A rating after the resolution, once', schemas.rate, [
    'ALREADY_RATED',
    'ILLEGAL_MOVE',
  ]),
  'POST /v1/conversations/{id}/reopen': news('Not solved: the resolved ticket is taken up again', schemas.reopenConversation, [
    'ILLEGAL_MOVE',
    'CONVERSATION_CLOSED',
  ]),
  'GET /v1/conversations/{id}/export': {
    summary: 'The customer’s own data',
    status: 200,
    response: schemas.exported,
    problems: OWN,
  },
  'DELETE /v1/conversations/{id}': { summary: 'Erases the customer’s own data', status: 204, problems: OWN },
  'GET /v1/tickets': {
    summary: 'The queue',
    query: schemas.ticketsQuery,
    status: 200,
    response: schemas.ticketPage,
    problems: ['INVALID_REQUEST', ...STAFF],
  },
  'GET /v1/tickets/{number}': {
    summary: 'A ticket with its transcript, why the bot did not answer, and its events',
    status: 200,
    response: schemas.ticketDetail,
    problems: TICKET,
  },
  'POST /v1/tickets/{number}/claim': move('Takes a new ticket', schemas.claimTicket, ['ALREADY_CLAIMED']),
  'POST /v1/tickets/{number}/assign': move('Gives a ticket to somebody', schemas.assignTicket),
  'POST /v1/tickets/{number}/replies': move('Replies to the customer', schemas.replyToTicket),
  'POST /v1/tickets/{number}/notes': move('Notes something for the team', schemas.noteOnTicket),
  'POST /v1/tickets/{number}/resolve': move('Resolves a ticket', schemas.resolveTicket),
  'POST /v1/tickets/{number}/reopen': move('Takes a resolved ticket up again', schemas.reopenTicket),
  'POST /v1/tickets/{number}/escalate': move('Moves a ticket one step up the ladder', schemas.escalateTicket, ['TOP_OF_LADDER']),
  'POST /v1/tickets/{number}/labels': move('Sets the labels of a ticket', schemas.labelTicket),
  'POST /v1/tickets/{number}/merge': move('Settles a ticket as a duplicate of another, which goes on', schemas.mergeTicket),
  'POST /v1/tickets/{number}/snooze': move(
    'Puts a ticket out of the way until a time or until its customer writes; null takes it back',
    schemas.snoozeTicket,
  ),
  'POST /v1/tickets/{number}/spam': move(
    'Closes a ticket and its conversation for good; whoever wrote is told that a new one is open to them',
    schemas.spamTicket,
  ),
  'PUT /v1/tickets/{number}/presence': {
    summary: 'Says what one does at a ticket, and who else is there; again within 20 s, or one counts as gone',
    body: schemas.showPresence,
    status: 200,
    response: schemas.presentAtTicket,
    problems: [...TICKET, ...INPUT],
  },
  'GET /v1/staff': {
    summary: 'Who is asking, and who is in the team: who takes tickets, and how many each has',
    status: 200,
    response: schemas.staffList,
    problems: STAFF,
  },
  'PUT /v1/staff/me': {
    summary: 'Says whether one takes tickets; whoever goes away has theirs taken on by others',
    body: schemas.setAvailability,
    status: 200,
    response: schemas.staffList,
    problems: [...INPUT, ...STAFF],
  },
  'GET /v1/notifications/dead': {
    summary: 'What could not be delivered and is not tried any more, oldest first',
    status: 200,
    response: schemas.deadNotifications,
    problems: STAFF,
  },
  'POST /v1/notifications/dead/{id}/retry': {
    summary: 'Tries to deliver it again, from the beginning',
    status: 204,
    problems: [...STAFF, 'NOT_FOUND'],
  },
  'GET /v1/knowledge': {
    summary: 'The knowledge as published; with `answers`, also what each entry answers in that language. Honours If-None-Match',
    query: schemas.knowledgeQuery,
    status: 200,
    response: schemas.knowledgeList,
    problems: ['INVALID_REQUEST', ...STAFF],
  },
  'POST /v1/knowledge/try': {
    summary: 'What the bot would do with a question, explained',
    body: schemas.tryQuestion,
    status: 200,
    response: schemas.tried,
    problems: [...INPUT, ...STAFF],
  },
  'GET /v1/health': {
    summary: 'Is it up, and which version is it',
    status: 200,
    response: schemas.health,
    degradedStatus: 503,
    problems: [],
  },
};
