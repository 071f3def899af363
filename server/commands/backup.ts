/** `backup <folder>`: copies what cannot be made again, while the portal runs. */
import { command, json, text } from './command.ts';

export const backup = command({
  name: 'backup',
  summary: '备份到一个新目录',
  takes: { folder: text('<folder>', '新目录'), json },
  changes: false,
  run: async ({ folder }, { settings, entrance, out }) => {
    const { dataFolder } = await settings();
    const made = await entrance.backup(dataFolder, folder);
    await out.result(made, `已备份到 ${folder}。`);
    return 0;
  },
});
