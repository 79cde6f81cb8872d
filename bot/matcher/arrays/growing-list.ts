/** A growing list of 32-bit numbers; a plain array of tens of millions would take eight bytes each and be copied as such. */
export class GrowingList {
  private items = new Uint32Array(1 << 12);
  size = 0;

  push(value: number): void {
    if (this.size === this.items.length) {
      const larger = new Uint32Array(2 * this.size);
      larger.set(this.items);
      this.items = larger;
    }
    this.items[this.size++] = value;
  }

  /** A view of the numbers so far, without a copy. */
  get all(): Uint32Array {
    return this.items.subarray(0, this.size);
  }
}
