/** Where files that were handed over lie: under names of ours, and no longer than they are needed. */
import path from 'node:path';

export function deliveryFolder(dataFolder: string): string {
  return path.join(dataFolder, 'deliveries');
}
