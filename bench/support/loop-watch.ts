/**
 * Loaded before the portal (`--import`): how long the thread that serves was held up, and what it took, between two
 * words of its parent. That it was held up is seen by timers that ought to come every few milliseconds: how late they
 * come also tells what else the machine had to do, what the thread worked between two of them is its own doing alone.
 */
import { createHistogram, monitorEventLoopDelay } from 'node:perf_hooks';
import process from 'node:process';
import { isMainThread } from 'node:worker_threads';

export interface Watched {
  /** Delays of the thread, beyond the interval of the timer, milliseconds. */
  readonly p50: number;
  readonly p99: number;
  readonly longest: number;
  /** Processor time of the thread between two timers, milliseconds: for so long nobody else had a turn. */
  readonly heldP99: number;
  readonly heldLongest: number;
  /** Of the thread that serves, and of the whole process, milliseconds. */
  readonly threadCpuMs: number;
  readonly cpuMs: number;
  /** Resident memory at the beginning, and the most of it, MB. */
  readonly rssBefore: number;
  readonly rssMost: number;
}

const INTERVAL_MS = 2;
const LOOK_MS = 20;

if (isMainThread && process.send !== undefined) {
  const delays = monitorEventLoopDelay({ resolution: INTERVAL_MS });
  const beyond = (nanoseconds: number): number => Math.max(0, nanoseconds / 1e6 - INTERVAL_MS);
  const rss = (): number => Math.round(process.memoryUsage.rss() / 1024 / 1024);
  let [rssBefore, rssMost] = [0, 0];
  let [thread, whole] = [process.threadCpuUsage(), process.cpuUsage()];
  let looking: NodeJS.Timeout | undefined;
  const held = createHistogram();
  let [isWatched, worked] = [false, 0];
  const look = (): void => {
    if (!isWatched) return;
    const now = sum(process.threadCpuUsage());
    held.record(Math.max(1, Math.round((now - worked) * 1_000)));
    worked = now;
    setTimeout(look, INTERVAL_MS).unref();
  };
  const sum = ({ user, system }: NodeJS.CpuUsage): number => (user + system) / 1_000;
  process.on('message', (word) => {
    if (word === 'watch') {
      rssBefore = rssMost = rss();
      [thread, whole] = [process.threadCpuUsage(), process.cpuUsage()];
      delays.reset();
      held.reset();
      worked = sum(process.threadCpuUsage());
      isWatched = true;
      setTimeout(look, INTERVAL_MS).unref();
      delays.enable();
      clearInterval(looking);
      looking = setInterval(() => (rssMost = Math.max(rssMost, rss())), LOOK_MS).unref();
    }
    const watched: Watched = {
      p50: beyond(delays.percentile(50)),
      p99: beyond(delays.percentile(99)),
      longest: beyond(delays.max),
      heldP99: held.percentile(99) / 1_000,
      heldLongest: held.max / 1_000,
      threadCpuMs: sum(process.threadCpuUsage(thread)),
      cpuMs: sum(process.cpuUsage(whole)),
      rssBefore,
      rssMost,
    };
    if (word === 'seen') {
      delays.disable();
      isWatched = false;
      clearInterval(looking);
    }
    process.send?.(watched);
  });
  process.channel?.unref();
}
