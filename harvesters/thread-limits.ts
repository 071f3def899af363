/**
 * Heap of the harvesting thread, MB. V8 lets a young generation grow to 100 MB and more before it cleans
 * up; pages are read as streams, which gain nothing from that. With this one page of 64 MB is stored in
 * 368 MB instead of 640 (`bench/large-page.ts`). Half as much would save 24 MB and cost a twentieth of the
 * processor of a harvest.
 */
export const HARVEST_THREAD_LIMITS = {
  maxYoungGenerationSizeMb: 48,
  maxOldGenerationSizeMb: 1024,
} as const;
