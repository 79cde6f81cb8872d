import { functionArn } from '../account';

/** The context that Lambda passes to a function with the event. */
export interface LambdaContext {
  readonly awsRequestId: string;
  readonly functionName: string;
  readonly functionVersion: '$LATEST';
  readonly invokedFunctionArn: string;
  readonly memoryLimitInMB: string;
  readonly logGroupName: string;
  readonly logStreamName: string;
  callbackWaitsForEmptyEventLoop: boolean;
  getRemainingTimeInMillis(): number;
}

export interface ContextParts {
  readonly requestId: string;
  readonly functionName: string;
  readonly memoryMegabytes: number;
  /** Milliseconds since 1970. */
  readonly deadlineMs: number;
}

export function lambdaContext({ requestId, functionName, memoryMegabytes, deadlineMs }: ContextParts): LambdaContext {
  return {
    awsRequestId: requestId,
    functionName,
    functionVersion: '$LATEST',
    invokedFunctionArn: functionArn(functionName),
    memoryLimitInMB: String(memoryMegabytes),
    logGroupName: `/aws/lambda/${functionName}`,
    logStreamName: 'local',
    callbackWaitsForEmptyEventLoop: true,
    getRemainingTimeInMillis: () => Math.max(0, deadlineMs - Date.now()),
  };
}
