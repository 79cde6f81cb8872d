import { errorFields } from '../../functions/api/log';

describe('what is logged of an error', () => {
  it('is its name and the place where it was thrown', () => {
    const { errorName, errorAt } = errorFields(new TypeError('no'));
    expect(errorName).toBe('TypeError');
    expect(errorAt).toMatch(/^log\.test\.ts:\d+:\d+$/);
  });

  it('is never a part of the message, even of one that looks like a stack', () => {
    const { errorAt } = errorFields(new Error('x\n    at pan (secreto-de-ana.ts:1:1)\n    at otro.ts:2:2'));
    expect(errorAt).toMatch(/^log\.test\.ts:/);
  });

  it('is found at once, however the stack is made', () => {
    const error = new Error('x');
    error.stack = `Error: x\n    at ${'a:1'.repeat(100_000)}\n${'    at a.b.c'.repeat(100_000)}`;
    expect(errorFields(error)).toEqual({ errorName: 'Error' });
  });

  it('is the kind of what was thrown when that is no error', () => {
    expect(errorFields('secreto')).toEqual({ errorName: 'string' });
  });
});
