/** Stands in for the harvesting thread: says that it is up, and dies or stops when it is told to. */
import { parentPort } from 'node:worker_threads';

const port = parentPort;
port?.on('message', (word: unknown) => {
  if (word === 'die') throw new Error('磁盘读不出来');
  if (word === 'stop') port.close();
});
port?.postMessage({ kind: 'up' });
