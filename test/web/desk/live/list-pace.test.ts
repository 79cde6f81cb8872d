import { createListPace } from '../../../../web/desk/live/list-pace';

describe('the lists of a desk', () => {
  let nowMs: number;
  const pace = () => createListPace(() => nowMs);
  beforeEach(() => {
    nowMs = 1_000_000;
  });

  it('are read at once after a hint, and again at once when the next comes after the pace', () => {
    const lists = pace();
    expect(lists.afterHintMs(60)).toBe(0);
    lists.reads();
    nowMs += 60_000;
    expect(lists.afterHintMs(60)).toBe(0);
  });

  it('are read at the pace that the server tells while hints come one after another', () => {
    const lists = pace();
    lists.reads();
    nowMs += 3_000;
    expect(lists.afterHintMs(60)).toBe(57_000);
    expect(lists.afterHintMs(5)).toBe(2_000);
  });

  it('are not kept waiting by a clock that was put back', () => {
    const lists = pace();
    lists.reads();
    nowMs -= 3_600_000;
    expect(lists.afterHintMs(60)).toBe(0);
  });
});
