/**
 * The binary format of a snapshot: sections of bytes behind a header.
 *
 * 0   4  "MSTR"
 * 4   4  format version, which determines the sections
 * 8   4  total length in bytes
 * 12  4  checksum of everything from byte 16 on
 * 16  4  number of sections, then per section: offset, length in bytes
 *
 * Numbers are little-endian, as on every platform that Node supports. Sections start at multiples of 8, so that typed
 * arrays can view them in place.
 */
import { checksum } from './hash';

const MAGIC = 0x5254534d;
const VERSION = 3;
const HEADER_BYTES = 20;
const ROW_BYTES = 8;
const ALIGNMENT = 8;

export type SnapshotErrorCode = 'SNAPSHOT_CORRUPT' | 'SNAPSHOT_TOO_NEW';

/** A snapshot that cannot be read: damaged, truncated, not a snapshot, or written by a newer version. */
export class SnapshotError extends Error {
  override readonly name = 'SnapshotError';
  constructor(
    readonly code: SnapshotErrorCode,
    message: string,
  ) {
    super(message);
  }
}

const align = (offset: number) => Math.ceil(offset / ALIGNMENT) * ALIGNMENT;

/** Writes the sections in order. */
export function writeContainer(sections: readonly ArrayBufferView[]): Uint8Array {
  const headerBytes = align(HEADER_BYTES + sections.length * ROW_BYTES);
  let size = headerBytes;
  for (const view of sections) size = align(size + view.byteLength);
  const bytes = new Uint8Array(size);
  const header = new DataView(bytes.buffer);
  header.setUint32(0, MAGIC, true);
  header.setUint32(4, VERSION, true);
  header.setUint32(8, size, true);
  header.setUint32(16, sections.length, true);
  let offset = headerBytes;
  for (const [k, view] of sections.entries()) {
    const row = HEADER_BYTES + k * ROW_BYTES;
    header.setUint32(row, offset, true);
    header.setUint32(row + 4, view.byteLength, true);
    bytes.set(new Uint8Array(view.buffer, view.byteOffset, view.byteLength), offset);
    offset = align(offset + view.byteLength);
  }
  header.setUint32(12, checksum(new Uint32Array(bytes.buffer, 16)), true);
  return bytes;
}

/** Returns the sections as views of the given bytes, or of a copy when those are not aligned to 8 bytes. */
export function readContainer(given: Uint8Array): Uint8Array[] {
  const bytes = given.byteOffset % ALIGNMENT === 0 ? given : given.slice();
  const header = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < HEADER_BYTES || header.getUint32(0, true) !== MAGIC) {
    throw new SnapshotError('SNAPSHOT_CORRUPT', 'these bytes are not a snapshot');
  }
  const version = header.getUint32(4, true);
  if (version > VERSION) {
    throw new SnapshotError('SNAPSHOT_TOO_NEW', `the snapshot has form ${version}; this version reads up to ${VERSION}`);
  }
  if (version < VERSION) throw new SnapshotError('SNAPSHOT_CORRUPT', `no snapshot has form ${version}`);
  if (header.getUint32(8, true) !== bytes.length || bytes.length % ALIGNMENT !== 0) {
    throw new SnapshotError('SNAPSHOT_CORRUPT', `the snapshot has ${bytes.length} bytes, its header says otherwise`);
  }
  const words = new Uint32Array(bytes.buffer, bytes.byteOffset + 16, (bytes.length - 16) / 4);
  if (checksum(words) !== header.getUint32(12, true)) {
    throw new SnapshotError('SNAPSHOT_CORRUPT', 'the checksum of the snapshot does not fit its content');
  }
  return Array.from({ length: header.getUint32(16, true) }, (_, k) => {
    const row = HEADER_BYTES + k * ROW_BYTES;
    const offset = header.getUint32(row, true);
    return bytes.subarray(offset, offset + header.getUint32(row + 4, true));
  });
}

/** The checksum of a container, which names its content; 0 for anything too short to be one. */
export function storedChecksum(bytes: Uint8Array): number {
  return bytes.length < HEADER_BYTES ? 0 : new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(12, true);
}
