/** `serve [--no-harvest]`: the portal itself, as `npm start` runs it. */
import { command, flag } from './command.ts';

export const serve = command({
  name: 'serve',
  summary: '启动门户',
  takes: { noHarvest: flag('--no-harvest', '只检索，不收割') },
  changes: true,
  run: ({ noHarvest }, { entrance }) => entrance.serve(!noHarvest),
});
