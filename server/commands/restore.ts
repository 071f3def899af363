/** `restore <folder>`: puts a backup in place; the portal has to be stopped. */
import { command, json, text } from './command.ts';

export const restore = command({
  name: 'restore',
  summary: '由备份恢复（先停止门户）',
  takes: { folder: text('<folder>', 'backup 命令写成的目录'), json },
  changes: true,
  run: async ({ folder }, { settings, entrance, out }) => {
    const { dataFolder } = await settings();
    await entrance.restore(folder, dataFolder);
    await out.result(
      { restored: folder },
      `已由 ${folder} 恢复到 ${dataFolder}；下次启动或收割时会重建检索索引。`,
    );
    return 0;
  },
});
