import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { MostradorError } from '../../model/errors';
import type { ChannelDelivery } from '../../ports';
import { clientOptions } from '../aws/client-options';
import { readDeliveryError } from './delivery-error';
import type { LambdaTarget } from './outbox-trigger';

/** Longer than the function itself may run, so that its own response comes first. */
const DELIVERY_MS = 20_000;

/**
 * Delivers through the channel's function and waits for it. The event is `{ deliver: { conversation, messages } }`; when
 * the function throws, nothing counts as delivered.
 */
export function lambdaChannelDelivery({ functionName, endpoint, correlationId }: LambdaTarget): ChannelDelivery {
  const client = new LambdaClient(clientOptions(endpoint, DELIVERY_MS));
  return {
    deliver: async (conversation, messages) => {
      const event = JSON.stringify({ deliver: { conversation, messages }, correlationId: correlationId?.() });
      const command = new InvokeCommand({
        FunctionName: functionName,
        InvocationType: 'RequestResponse',
        Payload: Buffer.from(event),
      });
      const abortSignal = AbortSignal.timeout(DELIVERY_MS);
      const { FunctionError, Payload } = await client.send(command, { abortSignal }).catch((error: unknown) => {
        throw abortSignal.aborted ? tooSlow(error) : error;
      });
      if (FunctionError !== undefined) throw readDeliveryError(reasonOf(Payload));
    },
  };
}

function tooSlow(cause: unknown): MostradorError {
  return new MostradorError('UNAVAILABLE', 'The channel did not answer in time.', { ambiguous: true }, { cause });
}

/** Lambda describes an error as `{ errorType, errorMessage }`. */
function reasonOf(payload: Uint8Array | undefined): string {
  const text = Buffer.from(payload ?? []).toString('utf8');
  try {
    const error: unknown = JSON.parse(text);
    if (typeof error === 'object' && error !== null && 'errorMessage' in error) return String(error.errorMessage);
  } catch {
    // Not in Lambda's format; used as it is.
  }
  return text;
}
