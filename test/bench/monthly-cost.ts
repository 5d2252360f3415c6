import type { Count } from '../fixtures/counted.ts';

/**
 * Firestore's price list as found second-hand, multi-region, about 2020; Jakarta's own prices are not known to us. US dollars
 * for 100,000.
 */
const dollars = { reads: 0.06, writes: 0.18 };
/** Free each day in the default database (cloud.google.com/firestore/pricing). */
const freeADay: Count = { reads: 50_000, writes: 20_000 };
/** An assumption of 24 November 2026, for the order of magnitude only. */
const rupiahPerDollar = 16_500;
const workingDays = 22;
const days = 30;
const minutesADay = 1440;

/**
 * Firestore's reads and writes of one month in rupiah, rounded up. Functions, Storage, network and deletions are not in it.
 * @param perApplication reads and writes of one application, form included
 * @param idleTickReads of each minute's tick
 */
export function monthlyRupiah(
  applicationsADay: number,
  perApplication: Count,
  idleTickReads: number,
): { withFreeQuota: number; withoutFreeQuota: number } {
  const idle = idleTickReads * minutesADay;
  const busy: Count = {
    reads: applicationsADay * perApplication.reads + idle,
    writes: applicationsADay * perApplication.writes,
  };
  const quiet: Count = { reads: idle, writes: 0 };
  const month = (free: Count) =>
    workingDays * dayRupiah(busy, free) + (days - workingDays) * dayRupiah(quiet, free);
  return {
    withFreeQuota: Math.ceil(month(freeADay)),
    withoutFreeQuota: Math.ceil(month({ reads: 0, writes: 0 })),
  };
}

function dayRupiah(used: Count, free: Count): number {
  const paid = (of: keyof Count) => (Math.max(0, used[of] - free[of]) / 100_000) * dollars[of];
  return (paid('reads') + paid('writes')) * rupiahPerDollar;
}
