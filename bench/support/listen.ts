/** For servers of a benchmark that are processes of their own. */
import type { Server } from 'node:http';
import process from 'node:process';

/** Listens on a free port, prints the address of its OAI-PMH interface, and ends with its parent. */
export function listenForParent(server: Server): void {
  server.listen(0, '127.0.0.1', () => {
    const address = server.address();
    if (typeof address === 'object' && address !== null)
      console.log(`http://127.0.0.1:${address.port}/oai`);
  });
  setInterval(() => {
    if (process.ppid === 1) process.exit();
  }, 1000).unref();
}
