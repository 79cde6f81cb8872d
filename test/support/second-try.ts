// Real processes, sockets and browsers keep no time on a busy machine. A test that fails gets a second try; how it failed the first
// time is printed all the same.
jest.retryTimes(1, { logErrorsBeforeRetry: true, retryImmediately: true });
