import type { Page } from 'playwright-core';

/** Ends what moves: things on their way in are see-through. What turns for ever is taken away, for it has no end. */
export async function still(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const animation of document.getAnimations()) {
      if (animation.effect?.getComputedTiming().endTime === Number.POSITIVE_INFINITY) animation.cancel();
      else animation.finish();
    }
  });
}
