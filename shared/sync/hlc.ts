/**
 * Hybrid logical clock (Kulkarni et al. 2014): follows the wall clock, never runs backwards.
 * Text `<milliseconds, 12 hex digits>-<count, 4 hex digits>`, so that text order is time order.
 */
export function nextHlc(last: string | undefined, nowMs: number): string {
  const before = last === undefined ? { ms: 0, count: -1 } : parseHlc(last);
  if (nowMs > before.ms) return formatHlc(nowMs, 0);
  if (before.count < 0xffff) return formatHlc(before.ms, before.count + 1);
  return formatHlc(before.ms + 1, 0);
}

/** The wall-clock part as ISO 8601 in UTC; ahead of the wall for as long as a clock once was. */
export function hlcInstant(hlc: string): string {
  return new Date(parseHlc(hlc).ms).toISOString();
}

function formatHlc(ms: number, count: number): string {
  return `${Math.floor(ms).toString(16).padStart(12, '0')}-${count.toString(16).padStart(4, '0')}`;
}

function parseHlc(hlc: string): { ms: number; count: number } {
  const [ms = '', count = ''] = hlc.split('-');
  return { ms: Number.parseInt(ms, 16), count: Number.parseInt(count, 16) };
}
