import { sortableTime } from '../../../bot/adapters/dynamodb/records/ticket-order';
import type { Priority } from '../../../bot/model/service';
import type { SlaRecord } from '../../../bot/model/ticket';
import { Shelf } from './shelf';

interface Place {
  readonly position: string;
  readonly ticketId: string;
}

/** How promises ended, by ticket id, and which of a priority are the latest. */
export class SlaShelf extends Shelf<SlaRecord> {
  /** In order. */
  private readonly places = new Map<Priority, Place[]>();

  override put(ticketId: string, record: SlaRecord, expiresAtSeconds?: number): void {
    const before = this.get(ticketId);
    if (before !== undefined) {
      const others = this.placesOf(before.priority).filter((place) => place.ticketId !== ticketId);
      this.places.set(before.priority, others);
    }
    super.put(ticketId, record, expiresAtSeconds);
    const places = this.placesOf(record.priority);
    const position = `${sortableTime(record.respondedAt)}#${ticketId}`;
    // Nearly always the latest: the place is looked for from the end.
    let behind = places.length;
    while (behind > 0 && (places[behind - 1]?.position ?? '') > position) behind -= 1;
    places.splice(behind, 0, { position, ticketId });
    this.places.set(record.priority, places);
  }

  /** Latest first. */
  latest(priority: Priority, limit: number): SlaRecord[] {
    const found: SlaRecord[] = [];
    const places = this.placesOf(priority);
    for (let place = places.length - 1; place >= 0 && found.length < limit; place--) {
      found.push(...[this.get(places[place]?.ticketId ?? '') ?? []].flat());
    }
    return found;
  }

  private placesOf(priority: Priority): Place[] {
    return this.places.get(priority) ?? [];
  }
}
