import { compact } from '../../model/compact';
import type { TurnContext } from '../turn-context';
import type { HandlerResult } from '../turn-result';
import { carryOut } from './carry-out';

/** Only the bot and the customer talk: carries out the decision from the words alone. */
export function converse(context: TurnContext): HandlerResult {
  const { decision } = context;
  const reason = 'reason' in decision ? decision.reason : undefined;
  return { ...compact({ kind: decision.kind, reason }), steps: (explanation) => [carryOut(context, decision, explanation)] };
}
