/**
 * The command line: `npm run portal -- <command>`. An entry file: it says which stores stand behind the
 * ports and where the server is; `commands/` has the rest. What a command does not need is not loaded.
 */
import process from 'node:process';
import { useCompileCache } from '../config/compile-cache.ts';
import type { Entrance } from './commands/workplace.ts';

useCompileCache();
const { runCommandLine } = await import('./commands/program.ts');

const entrance: Entrance = {
  // Commands search little or not at all: query threads start when they do.
  openStores: async ({ dataFolder, engine }) => {
    const { openStores } = await import('../stores/open.ts');
    return openStores({ dataFolder, queryWorkers: 0, elasticsearch: engine.elasticsearch });
  },
  openChecking: async ({ dataFolder }) => {
    const { openChecking } = await import('../stores/checking.ts');
    return openChecking(dataFolder);
  },
  prepareFolder: async (dataFolder) => {
    const { foreignFiles, makeFolder } = await import('../stores/data-folder.ts');
    makeFolder(dataFolder);
    return foreignFiles(dataFolder);
  },
  checkFiles: async ({ dataFolder, engine }, thorough) => {
    const { checkFiles } = await import('../stores/embedded/file-check.ts');
    return checkFiles(dataFolder, { thorough, withIndex: engine.elasticsearch === undefined });
  },
  backup: async (dataFolder, target) => {
    const { backup } = await import('../stores/embedded/backup.ts');
    return backup(dataFolder, target);
  },
  restore: async (folder, dataFolder) => {
    const { restore } = await import('../stores/embedded/backup.ts');
    await restore(folder, dataFolder);
  },
  serve: async (withHarvest) => {
    const { serve } = await import('./main.ts');
    return serve(withHarvest);
  },
};

process.exitCode = await runCommandLine(process.argv.slice(2), entrance);
