/**
 * Runs every suite: `npm test`, or `npm test -- test/catalogue` for a folder or files of it. Ends with
 * the line that counts. Finding no test at all is a failure.
 */
import { globSync } from 'node:fs';
import path from 'node:path';
import Mocha from 'mocha';
import CountingReporter from './counting-reporter.ts';

const wanted = process.argv.slice(2);
const files = (wanted.length > 0 ? wanted : ['test'])
  .flatMap((place) =>
    place.endsWith('.ts') ? [place] : globSync(`${place}/**/*.{test,browser}.ts`),
  )
  .sort();

const mocha = new Mocha({ reporter: CountingReporter, timeout: 20_000, slow: 1_000 });
for (const file of files) mocha.addFile(path.resolve(file));
await mocha.loadFilesAsync();
if (mocha.suite.total() === 0) {
  console.error('没有找到任何测试。');
  process.exit(1);
}
mocha.run((failures) => {
  process.exitCode = failures > 0 ? 1 : 0;
  // A test that leaves a server or thread open must not hang the run, and must not pass unseen.
  setTimeout(() => {
    console.error('测试结束 10 秒后仍有未关闭的连接或线程：', process.getActiveResourcesInfo());
    process.exit(1);
  }, 10_000).unref();
});
