/** The beginning of a file, by which it is known what it is. */
import { open } from 'node:fs/promises';

/** @param most bytes; fewer where the file is shorter */
export async function beginningOf(file: string, most: number): Promise<Buffer> {
  const handle = await open(file);
  try {
    const bytes = Buffer.alloc(most);
    const { bytesRead } = await handle.read(bytes, 0, most, 0);
    return bytes.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}
