import type { Clock, Store } from '../../bot/ports';
import { describeErasure } from './store/erasure';
import { describeFilters } from './store/filters';
import { describeListings } from './store/listings';
import { describeMailAddresses } from './store/mail-addresses';
import { describeOutbox } from './store/outbox';
import { describePage } from './store/page';
import { describePaging } from './store/paging';
import { describeRaces } from './store/races';
import { describeSaved } from './store/saved';
import { describeStaff } from './store/staff';
import { describeTransactions } from './store/transactions';

/** A store to be held to the contract, and the clock that it goes by. */
export interface StoreUnderTest {
  readonly store: Store;
  readonly clock: Clock & { set(at: string): void };
  /** Everything that is physically there, as text. */
  dump(): Promise<string>;
}

export type StoreMaker = () => Promise<StoreUnderTest>;

/** What every store promises; `bot/ports/` says it in words. */
export function describeStore(name: string, make: StoreMaker): void {
  describe(`a store ${name}`, () => {
    describeTransactions(make);
    describeRaces(make);
    describeMailAddresses(make);
    describePaging(make);
    describeListings(make);
    describeFilters(make);
    describeOutbox(make);
    describeStaff(make);
    describeSaved(make);
    describePage(make);
    describeErasure(make);
  });
}
