import fc from 'fast-check';
import { buildSnapshot, loadSnapshot, SnapshotError } from '../../../bot/matcher';
import { spanishEntries } from './fixtures';

const snapshot = buildSnapshot('es', spanishEntries);

function codeOf(bytes: Uint8Array): string {
  try {
    loadSnapshot(bytes);
    return 'loaded';
  } catch (error) {
    return error instanceof SnapshotError ? error.code : 'another error';
  }
}

describe('a snapshot', () => {
  it('is refused as corrupt when any byte is changed', () => {
    fc.assert(
      fc.property(fc.nat(snapshot.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const damaged = snapshot.slice();
        damaged[at]! ^= change;
        // The version is the one field where a change may also mean "newer".
        expect(codeOf(damaged)).toMatch(at >= 4 && at < 8 ? /^SNAPSHOT_/ : /^SNAPSHOT_CORRUPT$/);
      }),
      { numRuns: 300 },
    );
  });

  it.each([0, 3, 19, 20, 1_000])('is refused as corrupt when only %d bytes are left', (length) => {
    expect(codeOf(snapshot.slice(0, length))).toBe('SNAPSHOT_CORRUPT');
  });

  it('is refused as too new when a later version wrote it', () => {
    const newer = snapshot.slice();
    newer[4]! += 1;
    expect(codeOf(newer)).toBe('SNAPSHOT_TOO_NEW');
  });

  it('is read from bytes that lie anywhere in their buffer', () => {
    const shifted = new Uint8Array(snapshot.length + 3);
    shifted.set(snapshot, 3);
    expect(loadSnapshot(shifted.subarray(3)).match('mi factura')).toEqual(loadSnapshot(snapshot).match('mi factura'));
  });
});
